package dev.parley.session;

/**
 * What Jingle stanzas have cost: how many, and how many bytes of XML as UTF-8.
 *
 * @param setsSent requests sent
 * @param setsReceived requests received
 * @param repliesSent results and errors sent
 * @param repliesReceived results and errors received
 * @param bytesSent of requests and replies
 * @param bytesReceived of requests and replies
 * @param candidates in the requests
 * @param candidateBytes what of the bytes the candidates are
 */
public record StanzaCount(
    long setsSent,
    long setsReceived,
    long repliesSent,
    long repliesReceived,
    long bytesSent,
    long bytesReceived,
    long candidates,
    long candidateBytes) {

  static final StanzaCount NONE = new StanzaCount(0, 0, 0, 0, 0, 0, 0, 0);

  StanzaCount plus(StanzaCount other) {
    return new StanzaCount(
        setsSent + other.setsSent,
        setsReceived + other.setsReceived,
        repliesSent + other.repliesSent,
        repliesReceived + other.repliesReceived,
        bytesSent + other.bytesSent,
        bytesReceived + other.bytesReceived,
        candidates + other.candidates,
        candidateBytes + other.candidateBytes);
  }
}
