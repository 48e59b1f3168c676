package dev.parley.session;

import dev.parley.jingle.Creator;
import dev.parley.jingle.DtlsFingerprint;
import dev.parley.jingle.DtlsSetup;
import dev.parley.jingle.IceUdpTransport;
import dev.parley.jingle.Jingle;
import dev.parley.jingle.JingleAction;
import dev.parley.jingle.JingleBuilder;
import dev.parley.jingle.JingleContent;
import dev.parley.jingle.JingleNamespaces;
import dev.parley.jingle.SctpMap;
import dev.parley.jingle.Senders;
import dev.parley.jingle.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** What peers send to each other, as small as it can be. */
final class Samples {

  static final EntityFullJid ALICE =
      JidCreate.entityFullFromOrThrowUnchecked("alice@example.org/a");
  static final EntityFullJid BOB = JidCreate.entityFullFromOrThrowUnchecked("bob@example.org/b");
  static final EntityFullJid EVE = JidCreate.entityFullFromOrThrowUnchecked("eve@example.org/e");

  private Samples() {}

  static IceUdpTransport transport(@Nullable DtlsSetup setup) {
    return new IceUdpTransport(
        JingleNamespaces.ICE_UDP,
        "ufrg",
        "pwd0pwd0pwd0pwd0pwd0pw",
        List.of(new DtlsFingerprint("sha-256", setup, "AA:BB")),
        List.of(),
        List.of(),
        new SctpMap(5000, SctpMap.DATA_CHANNEL, null),
        null,
        false,
        List.of());
  }

  static JingleContent data(@Nullable DtlsSetup setup) {
    return new JingleContent(
        Creator.INITIATOR, "0", Senders.BOTH, null, transport(setup), List.of());
  }

  static Jingle initiate(String sid) {
    return of(JingleAction.SESSION_INITIATE, sid).build();
  }

  static Jingle initiateTo(String sid, String name) {
    return of(JingleAction.SESSION_INITIATE, sid).target(new Target(name, 1, "ticket")).build();
  }

  static Jingle accept(String sid) {
    return of(JingleAction.SESSION_ACCEPT, sid).build();
  }

  /** An action with a content that lacks nothing. */
  static JingleBuilder of(JingleAction action, String sid) {
    return Jingle.builder(action, sid).contents(List.of(data(DtlsSetup.ACTPASS)));
  }

  /** An action with nothing in it. */
  static Jingle empty(JingleAction action, String sid) {
    return Jingle.builder(action, sid).build();
  }
}
