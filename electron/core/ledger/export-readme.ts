type Told = {
  readonly entries: number
  readonly attachments: number
  readonly checkpoints: number
  readonly at: number
}

/** What an auditor reads first; everything needed to check the export by other means stands here. */
export const exportReadme = ({
  entries,
  attachments,
  checkpoints,
  at,
}: Told) => `# A Signalbox ledger

Exported ${new Date(at).toISOString()}: ${entries} entries, ${attachments} attachments, ${checkpoints} checkpoints.

This folder holds every decision that was recorded in one workspace, in order, with what is needed
to find out whether anything was changed, removed, inserted or put in another place since.

- \`ledger.jsonl\`: one entry a line: who (\`actor\`, on which \`device\`, how sure that was:
  \`assurance\`, through which door: \`origin\`, under which
  version of the program: \`program\`), when (\`at\`, milliseconds since 1970 UTC), what
  (\`type\`, \`payload\`, \`personal\`) and about whom (\`subject\`).
- \`attachments/\`: files that entries cite, each named by the SHA-256 of its content.
- \`checkpoints.jsonl\`: signed statements of what the ledger had come to at some moment.
- \`public-keys.json\`: the keys that may sign them, with the entry that introduced each.

## How to check it

All hashes are SHA-256 of UTF-8 text, written as lower-case hexadecimal. \`|0|\` is one byte of value
zero; lists are written as JSON without spaces.

1. \`personal\`, where it stands: \`signalbox.personal.v1|0|[personalSalt, personal]\` gives
   \`personalDigest\`. A \`personal\` of null with a digest was erased; a later \`ledger.erased\` entry
   about the same subject names it under \`facts\`.
2. What was said: \`signalbox.payload.v1|0|[salt, payload, personalDigest]\` gives \`payloadDigest\`.
   \`payload\` and \`personal\` are texts: hash them as they stand.
3. The fact: \`signalbox.fact.v1|0|[id, commandId, at, actor, device, assurance, origin,
   program, type, subject, basis, payloadDigest]\` gives its digest.
4. The link: \`signalbox.link.v1|0|[previousHash, seq, the fact's digest]\` gives \`hash\`. \`seq\`
   counts from 1 without gaps; \`previousHash\` is the \`hash\` before it, 64 zeros for the first.
5. A checkpoint signs (Ed25519, \`publicKey\` and \`signature\` in base64)
   \`signalbox.checkpoint.v1|0|[workspace, epoch, seq, hash, at, device, publicKey, from, trail,
   previous]\`. \`hash\` is that of entry \`seq\`; \`trail\` holds the first eight digits of the hash of
   each entry after \`from\`. \`previous\` is the SHA-256 of the text signed before, one zero byte and
   its signature.

A chain shows every change within what is here. That its end was not cut off and that it was not
rewritten as a whole, only a checkpoint can show that was kept somewhere else: hold the newest one
you have against this ledger. A \`ledger.restored\` entry begins a new epoch: the ledger went back to
an earlier head and gave up what \`abandoned\` names.
`
