import { parseImage } from '../../rules/image';

/** The needs of an official image of Docker Hub, from its Dockerfile: https://github.com/docker-library */
export interface StockImage {
  readonly name: string;
  /** The user that the image has made for its process, which starts as root and changes to it. */
  readonly user: number;
  /** The same in the variant for Alpine Linux. */
  readonly alpineUser?: number;
  /** Folders that only root writes to, and which an unprivileged process needs as well. */
  readonly rootOnly?: readonly string[];
  /** Folders of the image's own user: no other user writes to them. */
  readonly data?: readonly string[];
  /** Folders that any user writes to, unless the root file system is read-only. */
  readonly scratch?: readonly string[];
  /** A file or folder of settings with which the paths above need not be true. */
  readonly settings?: string;
}

type Needs = Omit<StockImage, 'name'>;

const REDIS: Needs = { user: 999, data: ['/data'] };
const MYSQL: Needs = { user: 999, data: ['/var/lib/mysql'], scratch: ['/var/run/mysqld', '/tmp'] };

const STOCK_IMAGES: ReadonlyMap<string, Needs> = new Map(
  Object.entries<Needs>({
    httpd: { user: 33, alpineUser: 82, rootOnly: ['/usr/local/apache2/logs'], settings: '/usr/local/apache2/conf' },
    mariadb: MYSQL,
    mongo: { user: 999, data: ['/data/db'], scratch: ['/tmp'] },
    mysql: MYSQL,
    nginx: { user: 101, rootOnly: ['/var/cache/nginx', '/var/run'], settings: '/etc/nginx/nginx.conf' },
    postgres: { user: 999, alpineUser: 70, data: ['/var/lib/postgresql'], scratch: ['/var/run/postgresql'] },
    rabbitmq: { user: 999, alpineUser: 100, data: ['/var/lib/rabbitmq'] },
    redis: REDIS,
    valkey: REDIS,
  }),
);

/** Registries that serve the official images under the names of Docker Hub. */
const MIRRORS = /^(?:(?:index\.)?docker\.io\/|mirror\.gcr\.io\/|public\.ecr\.aws\/docker\/)?(?:library\/)?([a-z]+)$/;

/** The needs of an image, where it is an official one that is known here. */
export function stockImageOf(image: unknown): StockImage | undefined {
  const { name = '', tag = '' } = parseImage(image) ?? {};
  const [, official = ''] = MIRRORS.exec(name) ?? [];
  const found = STOCK_IMAGES.get(official);
  if (found === undefined) return undefined;
  const isAlpine = tag.includes('alpine');
  return { ...found, name: official, user: (isAlpine ? found.alpineUser : undefined) ?? found.user };
}
