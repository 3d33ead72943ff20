/** The names of this very computer, as they stand in addresses and in settings. */
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', '[::1]', '::1']

export const isLoopback = (host: string): boolean => LOOPBACK_HOSTS.includes(host)
