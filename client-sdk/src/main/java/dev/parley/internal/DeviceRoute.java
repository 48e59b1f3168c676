package dev.parley.internal;

import dev.parley.PeerUnavailableException;
import dev.parley.mapping.JingleForm;
import dev.parley.peer.PeerOptions.Bundle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** To the device that has taken a call. */
final class DeviceRoute implements Route {

  private final Destination device;
  private final AtomicBoolean taken = new AtomicBoolean();

  DeviceRoute(Destination device) {
    this.device = device;
  }

  @Override
  public String describe() {
    return device.peer().toString();
  }

  @Override
  public Optional<String> name() {
    return Optional.empty();
  }

  @Override
  public CompletableFuture<Destination> find() {
    // A call is good for one session: a second one of its id would be ended with the first.
    return taken.compareAndSet(false, true)
        ? CompletableFuture.completedFuture(device)
        : CompletableFuture.failedFuture(
            new PeerUnavailableException(
                device.peer(), "the link to the server was lost when the call was answered"));
  }

  @Override
  public Bundle bundle() {
    return device.form().equals(JingleForm.PARLEY) ? Bundle.REQUIRED : Bundle.PREFERRED;
  }
}
