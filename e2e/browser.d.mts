export function findChromium(): { executablePath?: string } | undefined
