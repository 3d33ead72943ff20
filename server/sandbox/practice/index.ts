export { emptyAccount, largeAccount, practiceAccounts, practiceCompany, type Sizes } from './accounts'
export { lockOutSetUps, stopExamples, type StopExample } from './findings'
export { ghosts } from './ghosts'
export { idOf } from './id'
