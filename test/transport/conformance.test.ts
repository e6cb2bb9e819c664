import { conformance } from './conformance.ts'
import { overHttp } from './over-http.ts'
import { overMemory } from './over-memory.ts'
import { overProcessPort } from './over-process-port.ts'
import { overSocket } from './over-socket.ts'

conformance('memory', overMemory)
conformance('a socket', overSocket)
conformance('HTTP', overHttp)
conformance('a process port', overProcessPort)
