export const NOT_A_TOKEN: string
export const buildEnv: Record<string, string>
