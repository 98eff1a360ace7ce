/** The row in D1 and the bytes in R2, under one name. */
import type { Env } from '../env.ts';
import type { Db } from '../kernel/db/db.ts';
import { type Extension, MEDIA_TYPES } from './rules/image.ts';
import { image } from './table.ts';

type Bucket = Pick<Env, 'IMAGES'>;

/** What has this name is this picture, so writing it again changes nothing. R2 refuses bytes that are not of `sha256`. */
export const putFile = async ({ IMAGES }: Bucket, name: string, bytes: Uint8Array, sha256: ArrayBuffer) =>
  void (await IMAGES.put(name, bytes, { sha256 }));

/** Null when there is none; `body` is null when `onlyIf` says that the caller has it. */
export async function getFile({ IMAGES }: Bucket, name: string, onlyIf: Headers) {
  const found = await IMAGES.get(name, { onlyIf });
  return found && { etag: found.httpEtag, body: 'body' in found ? (found as R2ObjectBody).body : null };
}

export const mediaTypeOf = (name: string): string => MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1) as Extension];

export const insertImage = (db: Db, row: typeof image.$inferInsert) =>
  db.insert(image).values(row).onConflictDoNothing();
