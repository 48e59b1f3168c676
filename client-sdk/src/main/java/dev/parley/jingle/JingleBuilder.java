package dev.parley.jingle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;

/** Builds a {@link Jingle}; not safe for several threads. */
public final class JingleBuilder {
  private final JingleAction action;
  private final String sid;
  private @Nullable Jid initiator;
  private @Nullable Jid responder;
  private final List<JingleContent> contents = new ArrayList<>();
  private final List<ContentGroup> groups = new ArrayList<>();
  private @Nullable JingleReason reason;
  private final List<RtpInfo> infos = new ArrayList<>();
  private @Nullable Target target;
  private @Nullable RestartAnswer restartAnswer;

  JingleBuilder(JingleAction action, String sid) {
    this.action = action;
    this.sid = sid;
  }

  /**
   * Names who began the session.
   *
   * @param jid a full address; null for none
   * @return this
   */
  public JingleBuilder initiator(@Nullable Jid jid) {
    this.initiator = jid;
    return this;
  }

  /**
   * Names who accepted the session.
   *
   * @param jid a full address; null for none
   * @return this
   */
  public JingleBuilder responder(@Nullable Jid jid) {
    this.responder = jid;
    return this;
  }

  /**
   * Adds contents.
   *
   * @param more in order
   * @return this
   */
  public JingleBuilder contents(Collection<JingleContent> more) {
    contents.addAll(more);
    return this;
  }

  /**
   * Adds groups.
   *
   * @param more in order
   * @return this
   */
  public JingleBuilder groups(Collection<ContentGroup> more) {
    groups.addAll(more);
    return this;
  }

  /**
   * Says why something ends.
   *
   * @param why null for no reason
   * @return this
   */
  public JingleBuilder reason(@Nullable JingleReason why) {
    this.reason = why;
    return this;
  }

  /**
   * Adds a message to a session-info.
   *
   * @param info what it says
   * @return this
   */
  public JingleBuilder info(RtpInfo info) {
    infos.add(info);
    return this;
  }

  /**
   * Names the master name that a session-initiate is for.
   *
   * @param name null for none
   * @return this
   */
  public JingleBuilder target(@Nullable Target name) {
    this.target = name;
    return this;
  }

  /**
   * Says that a transport-info answers an ICE restart.
   *
   * @param answer null for none
   * @return this
   */
  public JingleBuilder restartAnswer(@Nullable RestartAnswer answer) {
    this.restartAnswer = answer;
    return this;
  }

  /**
   * Makes the value.
   *
   * @return a stanza
   * @throws IllegalArgumentException if a part exceeds {@link JingleLimits} or the sid is not a
   *     token
   */
  public Jingle build() {
    return new Jingle(
        action,
        sid,
        initiator,
        responder,
        contents,
        groups,
        reason,
        infos,
        target,
        restartAnswer,
        List.of());
  }
}
