/** What a role allows and an operation requires. */
export type Permission =
  `${string}:${'read' | 'write' | 'run' | 'approve' | 'operate' | 'administer'}`
