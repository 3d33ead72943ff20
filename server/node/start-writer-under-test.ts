import { writeHistory, writePolicies } from './writer-under-test'

// FOLDER WRITER: lets that writer write to the folder, and prints what was acknowledged to it, a line each.

const [, , folder = '', writer] = process.argv
const write = writer === 'writeHistory' ? writeHistory : writePolicies
await write(folder, (line) => process.stdout.write(`${line}\n`))
