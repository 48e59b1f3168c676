package dev.parley.embedded;

/** The kind of key in the server's certificate. */
public enum KeyAlgorithm {
  /** RSA with 2048 bits: what every client understands. */
  RSA,
  /** ECDSA on the curve P-256: generated and negotiated in a fraction of RSA's time. */
  EC
}
