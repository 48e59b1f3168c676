package dev.parley;

import static dev.parley.TestNet.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.StanzaTap.Direction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts every Jingle stanza that a data-only session costs until its channel is open. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SignallingIT {

  private record Seen(Direction direction, String xml) {}

  @Test
  void aDataSessionTakesFewStanzasAndLittleRoom() throws Exception {
    try (TestNet net = TestNet.start()) {
      List<Seen> stanzas = new CopyOnWriteArrayList<>();
      Parley alice = net.client("alice");
      Parley bob =
          net.client(
              "bob", builder -> builder.stanzaTap((way, xml) -> stanzas.add(new Seen(way, xml))));
      Master master = await(alice.startMaster("chess-club"));
      Incoming incoming = new Incoming();
      master.onConnection(incoming);

      PeerConnection first = await(bob.connect("chess-club"));
      // Every request has its reply, also those that were still under way when the channel opened.
      await().atMost(TestNet.PATIENCE).until(() -> repliesMatch(first.signallingStatistics()));
      SignallingStatistics cost = first.signallingStatistics();
      System.out.println(report(cost));

      assertThat(cost.iqs()).as(report(cost)).isLessThanOrEqualTo(8);
      assertThat(cost.bytes()).as(report(cost)).isLessThanOrEqualTo(4096);
      // The tap saw just what was counted.
      assertThat(stanzas).hasSize((int) cost.iqs());
      assertThat(stanzas.stream().mapToLong(s -> s.xml().length()).sum()).isEqualTo(cost.bytes());
      assertThat(bob.signallingStatistics()).isEqualTo(cost);

      // The other side counts the same stanzas, the sender's address apart.
      SignallingStatistics theirs = incoming.next().signallingStatistics();
      assertThat(theirs.setsReceived()).isEqualTo(cost.setsSent());
      assertThat(theirs.setsSent()).isEqualTo(cost.setsReceived());
      assertThat(theirs.candidates()).isEqualTo(cost.candidates());
      first.close();
    }
  }

  private static boolean repliesMatch(SignallingStatistics cost) {
    return cost.setsSent() == cost.repliesReceived() && cost.setsReceived() == cost.repliesSent();
  }

  private static String report(SignallingStatistics cost) {
    return String.format(
        "%d IQs (%d requests, %d replies), %d bytes = %d fixed + %d candidates of %d bytes each",
        cost.iqs(),
        cost.setsSent() + cost.setsReceived(),
        cost.repliesSent() + cost.repliesReceived(),
        cost.bytes(),
        cost.fixedBytes(),
        cost.candidates(),
        cost.candidates() == 0 ? 0 : cost.candidateBytes() / cost.candidates());
  }
}
