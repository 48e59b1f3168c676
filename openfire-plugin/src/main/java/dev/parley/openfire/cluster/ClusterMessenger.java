package dev.parley.openfire.cluster;

import dev.parley.openfire.registry.Messenger;
import dev.parley.openfire.registry.Scheduler;
import dev.parley.openfire.registry.Settings;
import dev.parley.openfire.registry.StartState;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Has the sessions of other nodes asked there, as their answers do not come here: a client's answer
 * goes to the service on the client's own node. All else reaches a client through any node.
 */
final class ClusterMessenger implements Messenger {
  /** How much longer an answer may take that comes through the cluster. */
  private static final Duration WAY = Duration.ofMillis(500);

  /** A question to another node. */
  private record Question(String node, CompletableFuture<Boolean> answer) {}

  private final Messenger here;
  private final ClusterLiveStore live;
  private final Peers peers;
  private final Scheduler scheduler;
  private final Settings settings;
  private final Map<String, Question> questions = new ConcurrentHashMap<>();

  ClusterMessenger(
      Messenger here, ClusterLiveStore live, Peers peers, Scheduler scheduler, Settings settings) {
    this.here = here;
    this.live = live;
    this.peers = peers;
    this.scheduler = scheduler;
    this.settings = settings;
  }

  @Override
  public CompletableFuture<Boolean> ping(String name, String fullJid) {
    String node = otherNode(fullJid);
    return node == null
        ? here.ping(name, fullJid)
        : ask(node, id -> Notice.of(Notice.Kind.PING, id, live.node(), name, fullJid));
  }

  @Override
  public CompletableFuture<Boolean> promote(
      String name, String fullJid, long epoch, String ticketKey) {
    String node = otherNode(fullJid);
    return node == null
        ? here.promote(name, fullJid, epoch, ticketKey)
        : ask(
            node,
            id ->
                Notice.of(
                    Notice.Kind.PROMOTE,
                    id,
                    live.node(),
                    name,
                    fullJid,
                    Long.toString(epoch),
                    ticketKey));
  }

  /** Promotes a session of this node, for another node. */
  CompletableFuture<Boolean> promoteHere(
      String name, String fullJid, long epoch, String ticketKey) {
    return here.promote(name, fullJid, epoch, ticketKey);
  }

  private @Nullable String otherNode(String fullJid) {
    String node = live.nodeOf(fullJid);
    return node == null || live.isOwn(node) ? null : node;
  }

  private CompletableFuture<Boolean> ask(String node, UnaryNotice notice) {
    String id = UUID.randomUUID().toString();
    Question question = new Question(node, new CompletableFuture<>());
    questions.put(id, question);
    scheduler.after(settings.patience().plus(WAY), () -> answered(id, false));
    if (!peers.tell(node, notice.with(id))) {
      answered(id, false);
    }
    return question.answer();
  }

  /** Makes a notice with the id of a question. */
  private interface UnaryNotice {
    Notice with(String id);
  }

  /** The answer to a question has come from another node. */
  void answered(String id, boolean yes) {
    Question question = questions.remove(id);
    if (question != null) {
      question.answer().complete(yes);
    }
  }

  /** A node has left: what it was asked is answered. */
  void left(String node) {
    questions.forEach(
        (id, question) -> {
          if (question.node().equals(node)) {
            answered(id, false);
          }
        });
  }

  @Override
  public void available(String name, String to, long epoch) {
    here.available(name, to, epoch);
  }

  @Override
  public void unavailable(String name, String to) {
    here.unavailable(name, to);
  }

  @Override
  public void leaving(String fullJid) {
    here.leaving(fullJid);
  }

  @Override
  public void subscribed(String name, String to) {
    here.subscribed(name, to);
  }

  @Override
  public void unsubscribed(String name, String to) {
    here.unsubscribed(name, to);
  }

  @Override
  public void status(String name, String fullJid, StartState state, long epoch) {
    here.status(name, fullJid, state, epoch);
  }
}
