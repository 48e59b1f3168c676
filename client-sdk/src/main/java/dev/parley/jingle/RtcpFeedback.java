package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack' subtype='pli'/>}: feedback
 * that the sender understands, in a payload type or in the description for all of them.
 *
 * <p>XEP-0293 1.0.2. {@code <rtcp-fb-trr-int value='100'/>} becomes type {@code trr-int} with the
 * value as its subtype. Deviation: {@code <parameter/>} children, which nobody sends, are dropped.
 *
 * @param type for example {@code nack}
 * @param subtype for example {@code pli}; null if absent
 */
public record RtcpFeedback(String type, @Nullable String subtype) {
  private static final String ELEMENT = "rtcp-fb";
  private static final String TRR_ELEMENT = "rtcp-fb-trr-int";
  private static final String TRR_TYPE = "trr-int";

  /** Refuses control characters; a blank subtype is none. */
  public RtcpFeedback {
    Checks.token("type of rtcp-fb", type);
    Checks.optionalLine("subtype of rtcp-fb", subtype);
    if (subtype != null && subtype.isBlank()) {
      subtype = null;
    }
  }

  static List<RtcpFeedback> parseAll(Element parent) {
    List<RtcpFeedback> feedback = new ArrayList<>();
    for (Element child : parent.children()) {
      if (child.is(ELEMENT, JingleNamespaces.RTCP_FB)) {
        feedback.add(new RtcpFeedback(child.required("type"), child.attribute("subtype")));
      } else if (child.is(TRR_ELEMENT, JingleNamespaces.RTCP_FB)) {
        feedback.add(new RtcpFeedback(TRR_TYPE, child.required("value")));
      }
    }
    return feedback;
  }

  static boolean matches(Element element) {
    return element.namespace().equals(JingleNamespaces.RTCP_FB);
  }

  void write(ElementWriter out) {
    if (type.equals(TRR_TYPE) && subtype != null) {
      out.open(TRR_ELEMENT, JingleNamespaces.RTCP_FB).attribute("value", subtype).close();
    } else {
      out.open(ELEMENT, JingleNamespaces.RTCP_FB).attribute("type", type);
      out.attribute("subtype", subtype).close();
    }
  }
}
