/** True for status codes and a time that the controller reads, whether nginx takes them or not (authreq.go ValidCacheDuration). */
export function isDurationOfController(part: string): boolean {
  const kinds = part
    .trim()
    .split(/ +/)
    .map((word) => {
      if (/^(?:\d{3}|any)$/.test(word)) return 'code';
      return /^\d+(?:ms|[smhdwMy])$/.test(word) ? 'duration' : 'neither';
    });
  return /^(?:code )*duration(?: duration)*$/.test(kinds.join(' '));
}

/** True for what nginx takes too: one time in seconds, and codes from 100 to 599 (ngx_http_file_cache_valid_set_slot). */
export function isCacheDuration(part: string): boolean {
  return part.trim() === '' || /^(?:(?:[1-5]\d\d|any) +)*\d+[smhdwMy]$/.test(part.trim());
}
