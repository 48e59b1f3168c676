package dev.parley.internal;

import dev.parley.ice.IceConfig;
import dev.parley.media.AudioTrack;
import dev.parley.media.MediaTrack;
import dev.parley.media.RemoteTrack;
import dev.parley.media.VideoTrack;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerOptions;
import dev.parley.peer.PeerOptions.Bundle;
import dev.parley.peer.SerialExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Makes the peers of a client and keeps track of them. */
final class PeerMaker {

  private final Supplier<IceConfig> iceConfig;
  private final NameCertificates certificates;
  private final Links links;

  /**
   * Makes one.
   *
   * @param iceConfig asked for each peer: servers come and go, and so do their credentials
   */
  PeerMaker(Supplier<IceConfig> iceConfig, NameCertificates certificates, Links links) {
    this.iceConfig = iceConfig;
    this.certificates = certificates;
    this.links = links;
  }

  /**
   * Makes one that calls.
   *
   * @param connectTimeout from the moment its signalling is attached
   * @throws dev.parley.runtime.NativeLibraryException if the native library cannot be loaded
   */
  PeerLink call(
      SerialExecutor executor, SerialExecutor application, Duration connectTimeout, Route route) {
    return make(executor, application, connectTimeout, route.name(), route.bundle(), false);
  }

  /**
   * Makes one that is called.
   *
   * @param name by which it is called; the session shows the name's certificate
   * @param connectTimeout from the moment its signalling is attached
   * @throws dev.parley.runtime.NativeLibraryException if the native library cannot be loaded
   */
  PeerLink answer(
      SerialExecutor executor,
      SerialExecutor application,
      Duration connectTimeout,
      Optional<String> name,
      Bundle bundle) {
    return make(executor, application, connectTimeout, name, bundle, true);
  }

  private PeerLink make(
      SerialExecutor executor,
      SerialExecutor application,
      Duration connectTimeout,
      Optional<String> name,
      Bundle bundle,
      boolean incoming) {
    Peer peer =
        Peer.create(
            PeerOptions.DEFAULT
                .withIceConfig(iceConfig.get())
                .withConnectTimeout(connectTimeout)
                .withBundle(bundle)
                .withExecutor(executor)
                .withApplicationExecutor(application)
                .withCertificate(incoming ? name.flatMap(certificates::of).orElse(null) : null));
    PeerLink link = new PeerLink(peer, application, name, incoming);
    links.add(link);
    return link;
  }

  /** Adds tracks; completes when they are part of what is offered or answered next. */
  static CompletableFuture<Void> send(PeerLink link, List<MediaTrack> tracks) {
    CompletableFuture<?>[] added =
        tracks.stream()
            .map(track -> send(link, track).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(added).thenAccept(done -> {});
  }

  /** Adds tracks, as far as the caller wants them, to the answer that is about to be made. */
  static CompletableFuture<Void> answerWith(PeerLink link, List<MediaTrack> tracks) {
    CompletableFuture<?>[] added =
        tracks.stream()
            .map(track -> link.media().answerWith(track, false).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(added).thenAccept(done -> {});
  }

  private static CompletionStage<Void> send(PeerLink link, MediaTrack track) {
    if (track instanceof AudioTrack audio) {
      return link.media().add(audio);
    }
    if (track instanceof VideoTrack video) {
      return link.media().add(video);
    }
    throw new IllegalArgumentException(
        "a " + RemoteTrack.class.getSimpleName() + " cannot be sent on");
  }
}
