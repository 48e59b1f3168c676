package dev.parley.name;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a watch and a started name tell. */
final class NameEvents implements NameListener, StartedNameListener {

  private final List<String> seen = new CopyOnWriteArrayList<>();

  List<String> seen() {
    return seen;
  }

  @Override
  public void onOnline(long epoch) {
    seen.add("online " + epoch);
  }

  @Override
  public void onOffline() {
    seen.add("offline");
  }

  @Override
  public void onMoved(long epoch) {
    seen.add("moved " + epoch);
  }

  @Override
  public void onActive(long epoch) {
    seen.add("active " + epoch);
  }

  @Override
  public void onStandby() {
    seen.add("standby");
  }

  @Override
  public void onInterrupted() {
    seen.add("interrupted");
  }

  @Override
  public void onEnded(NameException cause) {
    seen.add("ended " + cause.getClass().getSimpleName());
  }
}
