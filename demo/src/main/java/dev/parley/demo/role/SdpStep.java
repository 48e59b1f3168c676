package dev.parley.demo.role;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The native library's two kinds of observer as futures. */
final class SdpStep {
  private SdpStep() {}

  static CompletableFuture<RTCSessionDescription> create(
      Consumer<CreateSessionDescriptionObserver> call) {
    CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();
    call.accept(
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            result.complete(description);
          }

          @Override
          public void onFailure(String error) {
            result.completeExceptionally(new IllegalStateException(error));
          }
        });
    return result;
  }

  static CompletableFuture<@Nullable Void> set(Consumer<SetSessionDescriptionObserver> call) {
    CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
    call.accept(
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            result.complete(null);
          }

          @Override
          public void onFailure(String error) {
            result.completeExceptionally(new IllegalStateException(error));
          }
        });
    return result;
  }
}
