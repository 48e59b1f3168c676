package dev.parley.demo.role;

/**
 * How the demo's file crosses: binary messages are its content; the sender's text "end" follows the
 * last; the receiver's texts are "got N", now and then and after the end, and at last "sha256 HEX".
 */
final class FileProtocol {
  static final String LABEL = "file";
  static final String PROTOCOL = "parley/1 demo-file";
  static final String END = "end";
  static final String GOT = "got ";
  static final String SHA256 = "sha256 ";

  /** How often the receiver tells how far it is. */
  static final long REPORT_BYTES = 2L << 20;

  /** How far the sender may run ahead of that, well below what a receiver may leave unheard. */
  static final long AHEAD_BYTES = 24L << 20;

  private FileProtocol() {}
}
