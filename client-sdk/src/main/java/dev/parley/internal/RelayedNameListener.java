package dev.parley.internal;

import dev.parley.name.NameListener;
import java.util.concurrent.Executor;

/** Passes the events of a watch on to where the application's code runs. */
record RelayedNameListener(NameListener listener, Executor application) implements NameListener {

  @Override
  public void onOnline(long epoch) {
    application.execute(() -> listener.onOnline(epoch));
  }

  @Override
  public void onOffline() {
    application.execute(listener::onOffline);
  }

  @Override
  public void onMoved(long epoch) {
    application.execute(() -> listener.onMoved(epoch));
  }

  @Override
  public void onInterrupted() {
    application.execute(listener::onInterrupted);
  }
}
