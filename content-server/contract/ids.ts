import { z } from 'zod'
import { Sha256 as Hash } from '@linli/playlists'

/** SHA-256 in lower-case hex: the address of a media file. */
export const Sha256 = Hash
export type Sha256 = z.infer<typeof Hash>

/** A name for a thing, made by the server (UUID v7) or by the demo's data. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'not an id')
export type Id = z.infer<typeof Id>

/** An Ed25519 public key: 32 bytes, base64url without padding. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not an Ed25519 public key')
export type PublicKey = z.infer<typeof PublicKey>
