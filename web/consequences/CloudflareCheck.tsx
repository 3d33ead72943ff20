export function CloudflareCheck() {
  return null
}
