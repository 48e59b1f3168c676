package dev.parley.connection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a connection tells. */
public final class Recorder implements ConnectionListener {

  private final List<String> events = new CopyOnWriteArrayList<>();

  /** What was told, in order. */
  public List<String> events() {
    return events;
  }

  @Override
  public void onOnline(boolean resumed) {
    events.add(resumed ? "resumed" : "online");
  }

  @Override
  public void onOffline(String reason) {
    events.add("offline");
  }

  @Override
  public void onReconnectFailed(SignInException cause) {
    events.add("failed " + cause.getClass().getSimpleName());
  }

  @Override
  public void onClosed(ConnectionClosedException cause) {
    events.add("closed");
  }
}
