package dev.parley.jingle;

import org.jspecify.annotations.Nullable;

/**
 * {@code <fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256'
 * setup='actpass'>02:1A:…</fingerprint>}: the hash of the DTLS certificate.
 *
 * <p>XEP-0320 1.0.0. Deviations: white space around the value, which the XEP's own examples have,
 * is dropped; an absent setup is kept as absent, so that the session can be refused with the right
 * reason.
 *
 * @param hash the hash function, for example {@code sha-256}
 * @param setup null if absent or unknown
 * @param value colon-separated hexadecimal bytes, as received
 */
public record DtlsFingerprint(String hash, @Nullable DtlsSetup setup, String value) {
  static final String ELEMENT = "fingerprint";

  /** Refuses spaces and control characters. */
  public DtlsFingerprint {
    Checks.token("hash", hash);
    Checks.token("fingerprint", value);
  }

  static DtlsFingerprint parse(Element element) {
    return new DtlsFingerprint(
        element.required("hash"),
        DtlsSetup.parse(element.attribute("setup")),
        element.text().strip());
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.DTLS).attribute("hash", hash);
    out.attribute("setup", setup == null ? null : setup.token()).text(value).close();
  }
}
