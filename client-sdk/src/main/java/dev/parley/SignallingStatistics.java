package dev.parley;

/**
 * What signalling has cost: Jingle stanzas that crossed the XMPP server. Bytes are those of the
 * stanzas' XML as UTF-8, before TLS.
 *
 * @param setsSent Jingle requests sent
 * @param setsReceived Jingle requests received
 * @param repliesSent results and errors sent in answer to Jingle requests
 * @param repliesReceived likewise received
 * @param bytesSent in requests and replies
 * @param bytesReceived likewise
 * @param candidates ICE candidates in those requests
 * @param candidateBytes the part of the bytes that these candidates account for
 */
public record SignallingStatistics(
    long setsSent,
    long setsReceived,
    long repliesSent,
    long repliesReceived,
    long bytesSent,
    long bytesReceived,
    long candidates,
    long candidateBytes) {

  public static final SignallingStatistics NONE = new SignallingStatistics(0, 0, 0, 0, 0, 0, 0, 0);

  /** All requests and replies. */
  public long iqs() {
    return setsSent + setsReceived + repliesSent + repliesReceived;
  }

  /** All bytes, both ways. */
  public long bytes() {
    return bytesSent + bytesReceived;
  }

  /** The bytes that do not depend on how many addresses the two machines have. */
  public long fixedBytes() {
    return bytes() - candidateBytes;
  }
}
