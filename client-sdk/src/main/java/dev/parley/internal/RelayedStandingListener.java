package dev.parley.internal;

import dev.parley.name.NameException;
import dev.parley.name.StartedNameListener;
import java.util.concurrent.Executor;

/** Tells a listener of the application where its code runs. */
record RelayedStandingListener(StartedNameListener listener, Executor application)
    implements StartedNameListener {

  @Override
  public void onActive(long epoch) {
    application.execute(() -> listener.onActive(epoch));
  }

  @Override
  public void onStandby() {
    application.execute(listener::onStandby);
  }

  @Override
  public void onInterrupted() {
    application.execute(listener::onInterrupted);
  }

  @Override
  public void onEnded(NameException cause) {
    application.execute(() -> listener.onEnded(cause));
  }
}
