package dev.parley.session;

import dev.parley.jingle.Description;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.RtpDescription;

/** What a content is about, without a look into its details. */
public final class Contents {

  /** The {@link #kind} of contents that carry data channels (XEP-0343). */
  public static final String DATA = "data";

  private Contents() {}

  /** {@code audio}, {@code video} and so on, {@link #DATA}, or a namespace that is not known. */
  public static String kind(JingleContent content) {
    if (content.transport() instanceof IceUdpTransport ice && ice.sctpMap() != null) {
      return DATA;
    }
    Description description = content.description();
    if (description instanceof RtpDescription rtp) {
      return rtp.media();
    }
    return description == null ? "" : description.namespace();
  }
}
