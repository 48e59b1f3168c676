package dev.parley.name.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.name.Ticket;
import dev.parley.name.TicketVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class TicketKeysTest {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final SecretKey key = new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256");
  private final TicketKeys keys = new TicketKeys(3, key);
  private final EntityBareJid name = JidCreate.entityBareFromOrThrowUnchecked("chess@names.d");
  private final Jid bob = JidCreate.fromOrThrowUnchecked("bob@d/phone");

  @Test
  void acceptsWhatTheServiceIssued() throws Exception {
    assertThat(judge(ticket("1\nchess\nnames.d\n3\nbob@d\n" + at(60)), 3))
        .isEqualTo(TicketVerdict.VALID);
  }

  @Test
  void allowsForAClockThatIsALittleOff() throws Exception {
    assertThat(judge(ticket("1\nchess\nnames.d\n3\nbob@d\n" + at(-29)), 3))
        .isEqualTo(TicketVerdict.VALID);
    assertThat(judge(ticket("1\nchess\nnames.d\n3\nbob@d\n" + at(-31)), 3))
        .isEqualTo(TicketVerdict.EXPIRED);
  }

  @Test
  void anotherEpochIsStale() throws Exception {
    String old = ticket("1\nchess\nnames.d\n2\nbob@d\n" + at(60));
    assertThat(judge(old, 2)).isEqualTo(TicketVerdict.STALE);
    assertThat(judge(old, 3)).isEqualTo(TicketVerdict.STALE);
    assertThat(judge(ticket("1\nchess\nnames.d\n3\nbob@d\n" + at(60)), 2))
        .isEqualTo(TicketVerdict.STALE);
  }

  @Test
  void oneForSomethingElseIsInvalid() throws Exception {
    assertThat(judge(ticket("1\ngo\nnames.d\n3\nbob@d\n" + at(60)), 3))
        .isEqualTo(TicketVerdict.INVALID);
    assertThat(judge(ticket("1\nchess\nnames.e\n3\nbob@d\n" + at(60)), 3))
        .isEqualTo(TicketVerdict.INVALID);
    assertThat(judge(ticket("1\nchess\nnames.d\n3\neve@d\n" + at(60)), 3))
        .isEqualTo(TicketVerdict.INVALID);
  }

  @Test
  void aForgedOneIsInvalid() throws Exception {
    String good = ticket("1\nchess\nnames.d\n3\nbob@d\n" + at(60));
    String payload = "1\nchess\nnames.d\n3\nbob@d\n" + at(6000);
    String forged =
        BASE64.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
            + good.substring(good.indexOf('.'));
    assertThat(judge(forged, 3)).isEqualTo(TicketVerdict.INVALID);
    assertThat(judge(good.substring(0, good.length() - 3), 3)).isEqualTo(TicketVerdict.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.b", "!.!", "MQ.MQ", "....", "\u00e9.\u00e9"})
  void nonsenseIsInvalid(String text) {
    assertThat(judge(text, 3)).isEqualTo(TicketVerdict.INVALID);
    assertThat(Ticket.parse(text)).isEmpty();
  }

  @Test
  void numbersThatAreNoneAreInvalid() throws Exception {
    for (String epoch : new String[] {"", "x", "3 ", "99999999999999999999"}) {
      assertThat(judge(ticket("1\nchess\nnames.d\n" + epoch + "\nbob@d\n" + at(60)), 3))
          .isEqualTo(TicketVerdict.INVALID);
    }
    assertThat(judge(ticket("1\nchess\nnames.d\n3\nbob@d\n" + Long.MAX_VALUE), 3))
        .isEqualTo(TicketVerdict.INVALID);
    assertThat(judge(ticket("2\nchess\nnames.d\n3\nbob@d\n" + at(60)), 3))
        .isEqualTo(TicketVerdict.INVALID);
    assertThat(judge(ticket("1\nchess\nnames.d\n3\nbob@d\n" + at(60) + "\n"), 3))
        .isEqualTo(TicketVerdict.INVALID);
  }

  @Test
  void noTicketIsAbsent() {
    assertThat(keys.verify(name, 3, null, bob, Clock.fixed(NOW, ZoneOffset.UTC)))
        .isEqualTo(TicketVerdict.ABSENT);
  }

  private TicketVerdict judge(String ticket, long claimed) {
    return keys.verify(name, claimed, ticket, bob, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static long at(long seconds) {
    return NOW.getEpochSecond() + seconds;
  }

  private String ticket(String lines) throws Exception {
    String payload = BASE64.encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    return payload
        + "."
        + BASE64.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
  }
}
