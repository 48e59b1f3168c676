package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code <reason><success/><text>…</text></reason>}: why a session or a content ends.
 *
 * <p>XEP-0166 1.1.2 section 7.4.
 *
 * @param condition what the sender says
 * @param text for people; null if absent. It comes from outside: show it as such
 * @param alternativeSession the sid that {@code <alternative-session/>} names; null if absent
 * @param details elements of other namespaces, for example of XEP-0167's errors
 */
public record JingleReason(
    Condition condition,
    @Nullable String text,
    @Nullable String alternativeSession,
    List<Element> details) {

  static final String ELEMENT = "reason";
  private static final String TEXT = "text";
  private static final String SID = "sid";

  /** The reasons of XEP-0166 section 7.4. */
  public enum Condition {
    /** There is another session already. */
    ALTERNATIVE_SESSION,
    /** Occupied otherwise. */
    BUSY,
    /** The initiator takes its offer back. */
    CANCEL,
    /** No way to each other. */
    CONNECTIVITY_ERROR,
    /** Not wanted. */
    DECLINE,
    /** The session lasted too long. */
    EXPIRED,
    /** The application cannot be set up. */
    FAILED_APPLICATION,
    /** The transport cannot be set up. */
    FAILED_TRANSPORT,
    /** Something else went wrong. */
    GENERAL_ERROR,
    /** The party goes offline. */
    GONE,
    /** The application is known, its parameters are not. */
    INCOMPATIBLE_PARAMETERS,
    /** Media processing went wrong. */
    MEDIA_ERROR,
    /** Local security does not allow it. */
    SECURITY_ERROR,
    /** Done. */
    SUCCESS,
    /** The other did not answer in time. */
    TIMEOUT,
    /** No application of the offer is known. */
    UNSUPPORTED_APPLICATIONS,
    /** No transport of the offer is known. */
    UNSUPPORTED_TRANSPORTS,
    /** None at all, or one that no text known here defines; not sent. */
    UNKNOWN;

    private final String token = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The condition on the wire.
     *
     * @return for example {@code connectivity-error}
     */
    public String token() {
      return token;
    }
  }

  /** Refuses text that is too long. */
  public JingleReason {
    if (text != null && text.length() > JingleLimits.TEXT) {
      throw new IllegalArgumentException("text of a reason is too long");
    }
    Checks.optionalLine("sid", alternativeSession);
    details = List.copyOf(details);
  }

  /**
   * A reason without more.
   *
   * @param condition what to say
   * @return no text
   */
  public static JingleReason of(Condition condition) {
    return new JingleReason(condition, null, null, List.of());
  }

  /**
   * A reason with words.
   *
   * @param condition what to say
   * @param text for people; null for none
   * @return the reason
   */
  public static JingleReason of(Condition condition, @Nullable String text) {
    return new JingleReason(condition, text, null, List.of());
  }

  static JingleReason parse(Element element) {
    Condition condition = Condition.UNKNOWN;
    @Nullable String text = null;
    @Nullable String alternative = null;
    List<Element> details = new ArrayList<>();
    for (Element child : element.children()) {
      if (!child.namespace().equals(JingleNamespaces.JINGLE)) {
        details.add(child);
      } else if (child.name().equals(TEXT)) {
        text = child.text();
      } else if (condition == Condition.UNKNOWN) {
        condition = condition(child.name());
        for (Element sid : child.children(SID, JingleNamespaces.JINGLE)) {
          alternative = sid.text().strip();
        }
      }
    }
    return new JingleReason(condition, text, alternative, details);
  }

  void write(ElementWriter out) {
    out.open(ELEMENT, JingleNamespaces.JINGLE);
    Condition sent = condition == Condition.UNKNOWN ? Condition.GENERAL_ERROR : condition;
    out.open(sent.token());
    if (alternativeSession != null) {
      out.open(SID).text(alternativeSession).close();
    }
    out.close();
    if (text != null) {
      out.open(TEXT).text(text).close();
    }
    details.forEach(out::element);
    out.close();
  }

  private static Condition condition(String token) {
    for (Condition condition : Condition.values()) {
      if (condition.token.equals(token)) {
        return condition;
      }
    }
    return Condition.UNKNOWN;
  }
}
