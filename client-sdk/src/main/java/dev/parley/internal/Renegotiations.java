package dev.parley.internal;

import dev.parley.Decision;
import dev.parley.RenegotiationPolicy;
import dev.parley.RenegotiationRequest;
import dev.parley.media.MediaTrack;
import dev.parley.media.PeerMedia;
import dev.parley.media.TrackKind;
import dev.parley.peer.ChangePolicy;
import dev.parley.peer.ChangeRequest;
import dev.parley.peer.ContentKind;
import dev.parley.peer.Rejection;
import dev.parley.peer.SerialExecutor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jxmpp.jid.EntityFullJid;

/** Lets the application decide on what the other side wants to add, and adds its own tracks. */
final class Renegotiations implements ChangePolicy {

  private final PeerMedia media;
  private final SerialExecutor application;
  private final Supplier<EntityFullJid> remote;
  private volatile RenegotiationPolicy policy = RenegotiationPolicy.asBegun();

  Renegotiations(PeerMedia media, SerialExecutor application, Supplier<EntityFullJid> remote) {
    this.media = media;
    this.application = application;
    this.remote = remote;
  }

  void use(RenegotiationPolicy newPolicy) {
    policy = newPolicy;
  }

  @Override
  public CompletionStage<Optional<Rejection>> judge(ChangeRequest request) {
    RenegotiationRequest asked =
        new RenegotiationRequest(
            remote.get(),
            request.added().contains(ContentKind.AUDIO),
            request.added().contains(ContentKind.VIDEO),
            request.added().contains(ContentKind.DATA),
            request.begunWith().containsAll(request.added()));
    return CompletableFuture.supplyAsync(() -> policy.decide(asked), application)
        .thenCompose(decision -> answer(decision, request));
  }

  private CompletionStage<Optional<Rejection>> answer(Decision decision, ChangeRequest request) {
    if (!decision.accepted()) {
      return CompletableFuture.completedFuture(
          Optional.of(Rejection.whole(decision.reason(), decision.text().orElse(null))));
    }
    CompletableFuture<?>[] added =
        decision.tracks().stream()
            .map(
                track ->
                    media
                        .answerWith(track, request.present().contains(kind(track)))
                        .toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(added).thenApply(nothing -> Optional.empty());
  }

  private static ContentKind kind(MediaTrack track) {
    return track.kind() == TrackKind.AUDIO ? ContentKind.AUDIO : ContentKind.VIDEO;
  }
}
