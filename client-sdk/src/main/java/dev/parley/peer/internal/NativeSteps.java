package dev.parley.peer.internal;

import dev.onvoid.webrtc.RTCSdpType;
import dev.parley.peer.PeerException;
import dev.parley.sdp.SessionDescription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a negotiation does to the native connection, step by step. Confined to the peer's executor,
 * on which its stages complete.
 */
final class NativeSteps {

  private final NativeConnection connection;
  private final CodecPreferences codecs;
  private final LocalCandidates local;
  private final Consumer<SessionDescription> coming;
  private String generation = "";

  /**
   * Makes one.
   *
   * @param coming told each description of the other side before it is applied
   */
  NativeSteps(
      NativeConnection connection,
      CodecPreferences codecs,
      LocalCandidates local,
      Consumer<SessionDescription> coming) {
    this.connection = connection;
    this.codecs = codecs;
    this.local = local;
    this.coming = coming;
  }

  /** Makes an offer and applies it. */
  CompletableFuture<SessionDescription> offer(boolean iceRestart) {
    codecs.apply(connection.open(), null);
    return connection
        .createOffer(iceRestart)
        .thenCompose(
            sdp -> {
              SessionDescription description = LocalOffer.parse(sdp);
              if (description.media().isEmpty()) {
                throw new PeerException("There is nothing to offer: add a channel or a track");
              }
              beginCandidates(description);
              return connection.setLocal(RTCSdpType.OFFER, sdp).thenApply(nothing -> description);
            });
  }

  /** Applies the other side's answer to our offer. */
  CompletableFuture<Void> conclude(SessionDescription answer) {
    coming.accept(answer);
    return connection.setRemote(RTCSdpType.ANSWER, answer.toSdp());
  }

  /** Applies the other side's offer, and our answer to it. */
  CompletableFuture<SessionDescription> answer(SessionDescription offered) {
    coming.accept(offered);
    return connection
        .setRemote(RTCSdpType.OFFER, offered.toSdp())
        .thenCompose(
            nothing -> {
              codecs.apply(connection.open(), offered);
              return connection.createAnswer();
            })
        .thenCompose(
            sdp -> {
              SessionDescription description = LocalOffer.parse(sdp);
              beginCandidates(description);
              return connection.setLocal(RTCSdpType.ANSWER, sdp).thenApply(nothing -> description);
            });
  }

  /** Undoes an offer of either side that is not answered. */
  CompletableFuture<Void> rollback() {
    return connection.rollback();
  }

  /**
   * Candidates belong to a generation, which the user name fragments tell. To be called before the
   * description is applied: its first candidates may be there before the library says it is.
   */
  private void beginCandidates(SessionDescription description) {
    StringBuilder ufrags = new StringBuilder();
    for (var section : description.media()) {
      var credentials = section.rejected() ? null : description.credentials(section);
      if (credentials != null && ufrags.indexOf(credentials.ufrag()) < 0) {
        ufrags.append(credentials.ufrag()).append(' ');
      }
    }
    if (!ufrags.toString().equals(generation)) {
      generation = ufrags.toString();
      local.begin();
    }
  }

  /**
   * Both outcomes of a step.
   *
   * @param unexpected told what goes wrong in handling them
   */
  static <T> void then(
      CompletionStage<T> stage,
      BiFunction<@Nullable T, @Nullable Throwable, ?> handler,
      Consumer<Throwable> unexpected) {
    stage
        .handle(
            (value, failure) ->
                handler.apply(
                    value,
                    failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure))
        .whenComplete(
            (ignored, problem) -> {
              if (problem != null) {
                unexpected.accept(problem);
              }
            });
  }
}
