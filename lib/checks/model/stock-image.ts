import { parseImage } from '../../rules/image';

/** The needs of an official image of Docker Hub. */
export interface StockImage {
  readonly name: string;
  /** The user and group that the image has made for its process. */
  readonly user: number;
  readonly group: number;
  /** Set for an image whose process has that user from the start. The others start as root and change to it. */
  readonly isUnprivileged?: boolean;
  readonly writesNothing?: boolean;
  /** Folders that only root writes to, and which an unprivileged process needs as well. */
  readonly rootOnly?: readonly string[];
  /** Folders of the image's own user: no other user writes to them. */
  readonly data?: readonly string[];
  /** Folders that any user writes to, unless the root file system is read-only. */
  readonly scratch?: readonly string[];
  /** The folder at which the image declares a volume of its own, which lies over one that is mounted around it. */
  readonly volume?: string;
  /** A variable with the folder of the data, which must belong to the user, and its value in the image. */
  readonly ownFolder?: { readonly variable: string; readonly path: string };
  /** A file or folder of settings with which the paths above need not be true. */
  readonly settings?: string;
}

interface Needs extends Omit<StockImage, 'name' | 'group' | 'volume' | 'ownFolder'> {
  /** The same number as the user unless it is set. */
  readonly group?: number;
  /** The ids that differ in the variant for Alpine Linux. */
  readonly alpine?: { readonly user?: number; readonly group?: number };
}

const REDIS: Needs = { user: 999, alpine: { group: 1000 }, data: ['/data'] };
const MYSQL: Needs = { user: 999, data: ['/var/lib/mysql'], scratch: ['/var/run/mysqld', '/tmp'] };

/** From the Dockerfiles and entrypoints of the images, at the addresses given. */
const STOCK_IMAGES = {
  // https://github.com/docker-library/httpd/blob/9b63b37/2.4/Dockerfile
  httpd: {
    user: 33,
    alpine: { user: 82 },
    rootOnly: ['/usr/local/apache2/logs'],
    settings: '/usr/local/apache2/conf',
  },
  // https://github.com/MariaDB/mariadb-docker/blob/1b6429b/11.8/Dockerfile
  mariadb: MYSQL,
  // https://github.com/docker-library/memcached/blob/53ac0ec/1/debian/Dockerfile
  memcached: { user: 11211, isUnprivileged: true, writesNothing: true },
  // https://github.com/docker-library/mongo/blob/2c69a57/8.0/docker-entrypoint.sh
  mongo: { user: 999, data: ['/data/db', '/data/configdb'], scratch: ['/tmp'] },
  // https://github.com/docker-library/mysql/blob/7f30fdb/8.4/docker-entrypoint.sh
  mysql: MYSQL,
  // https://github.com/nginxinc/docker-nginx/blob/b430bec/mainline/debian/Dockerfile
  nginx: { user: 101, rootOnly: ['/var/cache/nginx', '/var/run'], settings: '/etc/nginx/nginx.conf' },
  // https://github.com/docker-library/postgres/blob/6edb0a8/17/trixie/docker-entrypoint.sh
  postgres: {
    user: 999,
    alpine: { user: 70 },
    data: ['/var/lib/postgresql'],
    scratch: ['/var/run/postgresql'],
  },
  // https://github.com/docker-library/rabbitmq/blob/9193c1d/4.1/ubuntu/Dockerfile; the log of upgrades is a file.
  rabbitmq: {
    user: 999,
    alpine: { user: 100, group: 101 },
    data: ['/var/lib/rabbitmq'],
    scratch: ['/var/log/rabbitmq'],
  },
  // https://github.com/docker-library/redis/blob/e920499/7.2/debian/docker-entrypoint.sh
  redis: REDIS,
  // https://github.com/valkey-io/valkey-container/blob/ae6141e/8.0/debian/docker-entrypoint.sh
  valkey: REDIS,
} satisfies { readonly [name: string]: Needs };

export type StockImageName = keyof typeof STOCK_IMAGES;

const BY_NAME: ReadonlyMap<string, Needs> = new Map(Object.entries<Needs>(STOCK_IMAGES));

/** Registries that serve the official images under the names of Docker Hub. */
const MIRRORS = /^(?:(?:index\.)?docker\.io\/|mirror\.gcr\.io\/|public\.ecr\.aws\/docker\/)?(?:library\/)?([a-z]+)$/;

/** The needs of an image, where it is an official one that is known here. */
export function stockImageOf(image: unknown): StockImage | undefined {
  const [, name = ''] = MIRRORS.exec(parseImage(image)?.name ?? '') ?? [];
  const needs = BY_NAME.get(name);
  return needs && variantOf(name, needs, image);
}

/** The needs of an image that somebody says is an official one, whatever registry it comes from. */
export function stockImageNamed(name: StockImageName, image: unknown): StockImage {
  return variantOf(name, STOCK_IMAGES[name], image);
}

function variantOf(name: string, { alpine, ...needs }: Needs, image: unknown): StockImage {
  const { tag = '' } = parseImage(image) ?? {};
  const own = { ...needs, ...(tag.includes('alpine') ? alpine : undefined) };
  return { ...own, name, group: own.group ?? own.user, ...(name === 'postgres' && dataOf(tag)) };
}

/** The data of postgres moved with version 18: https://github.com/docker-library/postgres/pull/1259. */
function dataOf(tag: string): Pick<StockImage, 'volume' | 'ownFolder'> {
  const [major] = /^\d+/.exec(tag) ?? [];
  if (major === undefined) return {};
  const top = '/var/lib/postgresql';
  const [volume, path] = Number(major) < 18 ? [`${top}/data`, `${top}/data`] : [top, `${top}/${major}/docker`];
  return { volume, ownFolder: { variable: 'PGDATA', path } };
}
