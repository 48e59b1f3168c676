package dev.parley.peer.internal;

import dev.parley.peer.ChangePolicy;
import dev.parley.peer.ChangeRequest;
import dev.parley.peer.ContentKind;
import dev.parley.peer.EndReason;
import dev.parley.peer.Proposal;
import dev.parley.peer.Rejection;
import dev.parley.peer.SerialExecutor;
import dev.parley.sdp.Direction;
import dev.parley.sdp.MediaDescription;
import dev.parley.sdp.SessionDescription;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the policy about what the other side wants to add to a session. Confined to the peer's
 * executor, but for the policy's setting.
 */
final class Judge {

  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

  /** Less than the other side waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final SerialExecutor executor;
  private volatile ChangePolicy policy = ChangePolicy.EVERYTHING;
  private @Nullable SessionDescription known;
  private Set<ContentKind> begunWith = Set.of();

  /** Contents in which the other side has sent before, and may do so again. */
  private final Set<String> heard = new HashSet<>();

  Judge(SerialExecutor executor) {
    this.executor = executor;
  }

  /** Any thread. */
  void use(ChangePolicy newPolicy) {
    policy = newPolicy;
  }

  /** The other side's description holds. */
  void agreed(SessionDescription remote) {
    if (known == null) {
      begunWith = Set.copyOf(brought(remote, null));
    }
    known = remote;
    Set<String> live = new HashSet<>();
    for (MediaDescription section : remote.media()) {
      String mid = section.mid();
      if (mid != null && !section.rejected()) {
        live.add(mid);
        if (sends(section)) {
          heard.add(mid);
        }
      }
    }
    heard.retainAll(live);
  }

  /** Completes on the executor, never exceptionally. */
  CompletableFuture<Optional<Rejection>> judge(Proposal proposal) {
    SessionDescription description = proposal.description();
    Set<ContentKind> added = EnumSet.noneOf(ContentKind.class);
    Set<ContentKind> present = EnumSet.noneOf(ContentKind.class);
    if (proposal.kind() == Proposal.Kind.CHANGE) {
      added.addAll(brought(description, known));
      present.addAll(begun(description, known));
      present.removeAll(added);
      added.addAll(present);
    }
    if (added.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Optional<Rejection>> verdict = new CompletableFuture<>();
    executor.schedule(
        () -> decline(verdict, EndReason.TIMEOUT, "nobody decided about the change"), PATIENCE);
    try {
      policy
          .judge(new ChangeRequest(added, present, begunWith))
          .whenComplete(
              (rejection, failure) ->
                  executor.execute(
                      () -> {
                        if (failure != null || rejection == null) {
                          LOG.warn("A policy failed, so a change is declined", failure);
                          decline(verdict, EndReason.DECLINE, null);
                        } else {
                          verdict.complete(rejection);
                        }
                      }));
    } catch (RuntimeException e) {
      LOG.warn("A policy failed, so a change is declined", e);
      decline(verdict, EndReason.DECLINE, null);
    }
    return verdict;
  }

  private static void decline(
      CompletableFuture<Optional<Rejection>> verdict, EndReason reason, @Nullable String text) {
    verdict.complete(Optional.of(Rejection.whole(reason, text)));
  }

  /** The kinds of contents that are new. */
  private static Set<ContentKind> brought(
      SessionDescription description, @Nullable SessionDescription former) {
    Set<ContentKind> kinds = EnumSet.noneOf(ContentKind.class);
    for (MediaDescription section : description.media()) {
      ContentKind kind = ContentKind.of(section);
      if (kind != null && !section.rejected() && before(section, former) == null) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** The kinds of contents that are there, in which the other side begins to send. */
  private Set<ContentKind> begun(
      SessionDescription description, @Nullable SessionDescription former) {
    Set<ContentKind> kinds = EnumSet.noneOf(ContentKind.class);
    for (MediaDescription section : description.media()) {
      ContentKind kind = ContentKind.of(section);
      MediaDescription before = before(section, former);
      if (kind != null && before != null && sends(section) && !heard.contains(section.mid())) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static @Nullable MediaDescription before(
      MediaDescription section, @Nullable SessionDescription former) {
    String mid = section.mid();
    MediaDescription before = former == null || mid == null ? null : former.media(mid);
    return before == null || before.rejected() ? null : before;
  }

  private static boolean sends(MediaDescription section) {
    Direction direction = section.direction();
    return !section.rejected() && (direction == null || direction.sends());
  }
}
