package dev.parley.mapping;

import dev.parley.jingle.JingleNamespaces;

/**
 * The freedom that the texts leave to a writer, to be chosen by what the peer advertises.
 *
 * @param transportNamespace {@link JingleNamespaces#ICE_UDP}, or {@link JingleNamespaces#ICE} for a
 *     peer that lists it
 * @param msid where media stream and track are written
 * @param tcp whether TCP candidates are written. XEP-0176 knows only UDP, and Conversations refuses
 *     a transport with any other candidate
 * @param batches whether a transport-info may have several contents, and several candidates in
 *     each. Dino refuses more than one content, and Movim takes the last content's first candidate
 */
public record JingleForm(String transportNamespace, MsidForm msid, boolean tcp, boolean batches) {
  /** For a peer of which nothing is known. */
  public static final JingleForm STANDARD =
      new JingleForm(JingleNamespaces.ICE_UDP, MsidForm.SOURCE, false, false);

  /** For another Parley. */
  public static final JingleForm PARLEY =
      new JingleForm(JingleNamespaces.ICE_UDP, MsidForm.SOURCE, true, true);

  /** For a peer that lists {@link JingleNamespaces#MSID}, such as stanza.js. */
  public static final JingleForm STREAMS =
      new JingleForm(JingleNamespaces.ICE_UDP, MsidForm.STREAM, true, true);

  /** Where {@code a=msid} goes; never in both places. */
  public enum MsidForm {
    /** Into the {@code msid} parameter of each source (XEP-0339): everybody but stanza.js. */
    SOURCE,
    /** Into a stream element, which has no XEP: stanza.js, which reads no other. */
    STREAM
  }
}
