/** Kind of a socket that carries a stream of bytes: TCP. Source: CPython 3.15, `socket.SOCK_STREAM`. */
export const SOCK_STREAM = 1;

/** Kind of a socket that carries datagrams: UDP. Source: CPython 3.15, `socket.SOCK_DGRAM`. */
export const SOCK_DGRAM = 2;
