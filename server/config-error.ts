/** Settings that are wrong. The message names settings, never their values. */
export class ConfigError extends Error {}
