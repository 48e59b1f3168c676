package dev.parley.peer;

import dev.parley.sdp.SessionDescription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Two ends of signalling in one JVM: what one side says the other hears, on the other's executor,
 * in order. {@link #log} keeps what was said; {@link #cut} loses everything from then on.
 */
public final class InMemorySignaling implements Signaling {

  /** One thing that was said. */
  public record Said(String what, @Nullable Object content) {}

  private final SerialExecutor mine;
  private final Capabilities capabilities;
  private final List<Said> log = new CopyOnWriteArrayList<>();
  private volatile boolean cut;
  private volatile @Nullable Listener listener;
  private volatile @Nullable InMemorySignaling other;

  private InMemorySignaling(SerialExecutor mine, Capabilities capabilities) {
    this.mine = mine;
    this.capabilities = capabilities;
  }

  /** Both ends, for peers with those executors. */
  public static InMemorySignaling[] pair(Peer left, Peer right, Capabilities capabilities) {
    InMemorySignaling a = new InMemorySignaling(left.executor(), capabilities);
    InMemorySignaling b = new InMemorySignaling(right.executor(), capabilities);
    a.other = b;
    b.other = a;
    return new InMemorySignaling[] {a, b};
  }

  /** Attaches both ends; {@code left} has to offer. */
  public static InMemorySignaling[] join(Peer left, Peer right) {
    InMemorySignaling[] ends = pair(left, right, Capabilities.ALL);
    right.attach(ends[1]);
    left.attach(ends[0]);
    return ends;
  }

  /** What this end said, in order. */
  public List<Said> log() {
    return log;
  }

  /** Loses everything this end says from now on, and everything said to it. */
  public void cut() {
    cut = true;
  }

  /** Says the same again that a broken connection would. */
  public void fail(Throwable cause) {
    mine.execute(() -> listening().onFailed(cause));
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public void open(Listener newListener) {
    if (listener != null) {
      throw new IllegalStateException("opened twice");
    }
    listener = newListener;
  }

  @Override
  public void propose(Proposal proposal) {
    say("propose", proposal, to -> to.onProposal(proposal));
  }

  @Override
  public void accept(long proposalId, SessionDescription answer) {
    say("accept", answer, to -> to.onAccepted(proposalId, answer));
  }

  @Override
  public void reject(long proposalId, Rejection rejection) {
    say("reject", rejection, to -> to.onRejected(proposalId, rejection));
  }

  @Override
  public void candidates(List<TrickledCandidate> batch) {
    say("candidates", batch, to -> to.onCandidates(batch));
  }

  @Override
  public void gatheringComplete() {
    say("gatheringComplete", null, Listener::onGatheringComplete);
  }

  @Override
  public void inform(SessionInfo info) {
    say("inform", info, to -> to.onInfo(info));
  }

  @Override
  public void end(EndReason reason, @Nullable String text) {
    say("end", reason, to -> to.onEnded(reason, text, true));
  }

  private void say(
      String what, @Nullable Object content, java.util.function.Consumer<Listener> hear) {
    if (!mine.isCurrent()) {
      throw new IllegalStateException(what + " was not said on the peer's executor");
    }
    log.add(new Said(what, content));
    InMemorySignaling to = other;
    if (to != null && !cut && !to.cut) {
      to.mine.execute(() -> hear.accept(to.listening()));
    }
  }

  private Listener listening() {
    Listener open = listener;
    if (open == null) {
      throw new IllegalStateException("not opened");
    }
    return open;
  }
}
