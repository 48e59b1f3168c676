package dev.parley.openfire.cluster;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jivesoftware.util.cache.ClusterTask;
import org.jspecify.annotations.Nullable;

/** Carries a notice to another node, and hands it to the plugin there, if it is loaded. */
public final class NamesTask implements ClusterTask<Object> {
  private static final int MOST_VALUES = 16;

  /** The service of this node; it is null while the plugin is not at work. */
  private static volatile @Nullable Consumer<Notice> receiver;

  private @Nullable Notice notice;

  /** For the node that receives it. */
  public NamesTask() {}

  NamesTask(Notice notice) {
    this.notice = notice;
  }

  /** Sets who takes notices on this node; null: nobody. It must not block. */
  static void receivedBy(@Nullable Consumer<Notice> service) {
    receiver = service;
  }

  @Override
  public void run() {
    Consumer<Notice> service = receiver;
    Notice received = notice;
    if (service != null && received != null) {
      service.accept(received);
    }
  }

  /** Nobody waits for one. */
  @Override
  public @Nullable Object getResult() {
    return null;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    Notice sent = notice;
    if (sent == null) {
      throw new InvalidObjectException("There is no notice in the task");
    }
    out.writeUTF(sent.kind().name());
    out.writeInt(sent.values().size());
    for (String value : sent.values()) {
      out.writeUTF(value);
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    String kind = in.readUTF();
    int count = in.readInt();
    if (count < 0 || count > MOST_VALUES) {
      throw new InvalidObjectException("A notice has not so many values");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(in.readUTF());
    }
    try {
      notice = new Notice(Notice.Kind.valueOf(kind), values);
    } catch (IllegalArgumentException e) {
      throw new IOException("Not a notice of this version", e);
    }
  }
}
