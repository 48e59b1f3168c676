package dev.parley.jingle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/**
 * {@code <jingle xmlns='urn:xmpp:jingle:1' action='session-initiate' sid='…'>}: one step of a
 * session.
 *
 * <p>XEP-0166 1.1.2 section 7.1. Deviations: none; {@link Target} and {@link RestartAnswer} are
 * ours and stand beside the contents.
 *
 * @param action what the step does
 * @param sid the session's id, unique for its two parties
 * @param initiator who began the session; null if absent
 * @param responder who accepted it; null if absent
 * @param contents in order
 * @param groups in order
 * @param reason why something ends; null if absent
 * @param infos what a session-info says
 * @param target the master name this session-initiate is for; null if absent
 * @param restartAnswer that this transport-info answers an ICE restart; null if it does not say
 * @param unknown other child elements; in a session-info, what is to be answered with
 *     unsupported-info
 */
public record Jingle(
    JingleAction action,
    String sid,
    @Nullable Jid initiator,
    @Nullable Jid responder,
    List<JingleContent> contents,
    List<ContentGroup> groups,
    @Nullable JingleReason reason,
    List<RtpInfo> infos,
    @Nullable Target target,
    @Nullable RestartAnswer restartAnswer,
    List<Element> unknown)
    implements JinglePayload {

  static final String ELEMENT = "jingle";

  /** Refuses an empty or spaced sid, control characters, and too many children. */
  public Jingle {
    checkSid(sid);
    contents = Checks.list(JingleContent.ELEMENT, contents, JingleLimits.CONTENTS);
    groups = Checks.list(ContentGroup.ELEMENT, groups, JingleLimits.GROUPS);
    infos = Checks.list("session-info", infos, JingleLimits.INFOS);
    unknown = List.copyOf(unknown);
  }

  /**
   * Starts a step.
   *
   * @param action what it does
   * @param sid the session's id
   * @return a builder, for one thread
   */
  public static JingleBuilder builder(JingleAction action, String sid) {
    return new JingleBuilder(action, sid);
  }

  /**
   * The element as it goes over the wire. It holds secrets: do not log it.
   *
   * @return XML
   */
  public String toXml() {
    ElementWriter out = new ElementWriter();
    out.open(ELEMENT, JingleNamespaces.JINGLE);
    writeAttributes(out);
    writeChildren(out);
    return out.close().toString();
  }

  /** The attributes, each with a space before it, as they follow the element's namespace. */
  String attributesXml() {
    ElementWriter out = new ElementWriter();
    writeAttributes(out);
    return out.toString();
  }

  /** The children, as they stand inside the element. */
  String childrenXml() {
    ElementWriter out = ElementWriter.inside(JingleNamespaces.JINGLE);
    writeChildren(out);
    return out.toString();
  }

  private void writeAttributes(ElementWriter out) {
    out.attribute("action", action.token());
    out.attribute("initiator", initiator);
    out.attribute("responder", responder);
    out.attribute("sid", sid);
  }

  private void writeChildren(ElementWriter out) {
    contents.forEach(content -> content.write(out, action));
    groups.forEach(group -> group.write(out));
    if (reason != null) {
      reason.write(out);
    }
    infos.forEach(info -> info.write(out));
    if (target != null) {
      target.write(out);
    }
    if (restartAnswer != null) {
      restartAnswer.write(out);
    }
    unknown.forEach(out::element);
  }

  static String checkSid(String sid) {
    Checks.token("sid", sid);
    Checks.range("length of sid", sid.length(), 1, 256);
    return sid;
  }

  static Jingle parse(Element element, JidReader jids) {
    List<JingleContent> contents = new ArrayList<>();
    List<ContentGroup> groups = new ArrayList<>();
    @Nullable JingleReason reason = null;
    List<RtpInfo> infos = new ArrayList<>();
    @Nullable Target target = null;
    @Nullable RestartAnswer restartAnswer = null;
    List<Element> unknown = new ArrayList<>();
    for (Element child : element.children()) {
      RtpInfo info = RtpInfo.parse(child);
      if (info != null) {
        infos.add(info);
      } else if (child.is(JingleContent.ELEMENT, JingleNamespaces.JINGLE)) {
        contents.add(JingleContent.parse(child));
      } else if (child.is(ContentGroup.ELEMENT, JingleNamespaces.GROUPING)) {
        groups.add(ContentGroup.parse(child));
      } else if (child.is(JingleReason.ELEMENT, JingleNamespaces.JINGLE)) {
        reason = JingleReason.parse(child);
      } else if (child.is(Target.ELEMENT, JingleNamespaces.NAMES)) {
        target = Target.parse(child);
      } else if (child.is(RestartAnswer.ELEMENT, JingleNamespaces.PARLEY)) {
        restartAnswer = RestartAnswer.parse(child);
      } else {
        unknown.add(child);
      }
    }
    return new Jingle(
        JingleAction.parse(element.required("action")),
        element.required("sid"),
        jids.read("initiator", element.attribute("initiator")),
        jids.read("responder", element.attribute("responder")),
        contents,
        groups,
        reason,
        infos,
        target,
        restartAnswer,
        unknown);
  }
}
