import { sizeInBytes } from './amounts';

/** An option at fault, without prefix, and words that follow its name in a message. */
export interface BufferFlaw {
  readonly name: string;
  readonly message: string;
}

const BREAKS = 'has a value with which nginx cannot load its configuration';

/**
 * The fault of buffers that do not go together, by their names in annotations and ConfigMap alike
 * (src/http/modules/ngx_http_proxy_module.c ngx_http_proxy_merge_loc_conf; the defaults are those of the controller). Values that are
 * wrong by themselves are left to their own checks.
 */
export function bufferFlaw(optionOf: (name: string) => string | undefined): BufferFlaw | undefined {
  const buffer = sizeInBytes(optionOf('proxy-buffer-size') ?? '4k');
  const count = Number(optionOf('proxy-buffers-number') ?? '4');
  const busySize = optionOf('proxy-busy-buffers-size') || undefined;
  const busy = busySize === undefined ? undefined : sizeInBytes(busySize);
  const tempSize = optionOf('proxy-max-temp-file-size');
  const temp = sizeInBytes(tempSize ?? '1024m');
  if (buffer === undefined || buffer < 1 || !Number.isInteger(count) || count < 2) return undefined;

  const allButOne = (count - 1) * buffer;
  if (busySize === undefined && count === 2) {
    return {
      name: 'proxy-buffers-number',
      message: `${BREAKS}: write 3 or more, or set proxy-busy-buffers-size to the size of one buffer (${buffer} bytes)`,
    };
  }
  if (busy !== undefined && (busy < buffer || busy > allButOne)) {
    return {
      name: 'proxy-busy-buffers-size',
      message: `${BREAKS}: write at least the size of one buffer (${buffer} bytes) and at most that of all but one (${allButOne} bytes)`,
    };
  }
  if (temp !== undefined && temp > 0 && temp < buffer) {
    return tempSize === undefined
      ? {
          name: 'proxy-buffer-size',
          message: `${BREAKS}: write at most the size of the largest temporary file (${temp} bytes), or set proxy-max-temp-file-size`,
        }
      : {
          name: 'proxy-max-temp-file-size',
          message: `${BREAKS}: write "0" for no temporary file, or at least the size of one buffer (${buffer} bytes)`,
        };
  }
  return undefined;
}
