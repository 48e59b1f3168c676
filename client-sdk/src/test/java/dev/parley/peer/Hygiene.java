package dev.parley.peer;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.channel.DataChannel;
import dev.parley.channel.DataChannelOptions;
import dev.parley.channel.DataChannels;
import dev.parley.runtime.FactoryPool;
import dev.parley.runtime.Footprint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What {@link NativeHygieneIT} runs in a JVM of its own. */
public final class Hygiene {

  private Hygiene() {}

  /** The first argument says what. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "cycles" -> {
        cycles(Integer.parseInt(arguments[1]));
        end();
      }
      case "messages" -> {
        messages(Integer.parseInt(arguments[1]));
        end();
      }
      case "both" -> {
        cycles(Integer.parseInt(arguments[1]));
        messages(Integer.parseInt(arguments[2]));
        end();
      }
      case "exit" -> exit(arguments[1]);
      case "alone" -> alone();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void cycles(int count) throws Exception {
    FactoryPool.Warmth warmth = FactoryPool.shared().keepWarm();
    try (RawFactory raw = new RawFactory()) {
      for (int i = 0; i < 50; i++) {
        oneConnection();
        new RawPair(raw.factory).close();
      }
      long start = Footprint.residentKb();
      for (int i = 0; i < count; i++) {
        new RawPair(raw.factory).close();
      }
      long middle = Footprint.residentKb();
      for (int i = 0; i < count; i++) {
        oneConnection();
      }
      long end = Footprint.residentKb();
      say("raw", middle - start);
      say("ours", end - middle);
    }
    warmth.close();
    awaitNoFactory();
    say("factories", FactoryPool.shared().size());
  }

  private static void awaitNoFactory() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (FactoryPool.shared().size() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
  }

  private static Peer answering() {
    Peer peer = Peer.create(PeerOptions.DEFAULT);
    DataChannels.of(peer);
    return peer;
  }

  private static void oneConnection() throws Exception {
    Peer left = Peer.create(PeerOptions.DEFAULT);
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    Peer right = answering();
    InMemorySignaling.join(left, right);
    channel.opened().toCompletableFuture().get(20, TimeUnit.SECONDS);
    left.close();
    left.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
    right.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static void messages(int count) throws Exception {
    Mark before = Mark.now();
    try (RawFactory raw = new RawFactory();
        RawPair pair = new RawPair(raw.factory)) {
      for (int i = 0; i < count; i++) {
        pair.send(new byte[32]);
      }
      while (pair.messages.get() < count) {
        Thread.sleep(5);
      }
      before.sayGrowth("raw");
    }
    before.sayGrowth("rawEnded");
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = answering();
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    AtomicLong received = new AtomicLong();
    DataChannels.of(right)
        .onDataChannel(far -> far.onMessage(message -> received.incrementAndGet()));
    left.offer();
    InMemorySignaling.join(left, right);
    channel.opened().toCompletableFuture().get(20, TimeUnit.SECONDS);
    before = Mark.now();
    for (int i = 0; i < count; i++) {
      CompletableFuture<Void> sent = channel.send(new byte[32]).toCompletableFuture();
      if (i % 1000 == 0) {
        sent.get(20, TimeUnit.SECONDS);
      }
    }
    while (received.get() < count) {
      Thread.sleep(5);
    }
    before.sayGrowth("ours");
    left.close();
    right.closed().toCompletableFuture().get(20, TimeUnit.SECONDS);
    awaitNoFactory();
    before.sayGrowth("retired");
  }

  /** What the process holds at a time. */
  private record Mark(long heap, long residentKb, long references) {

    static Mark now() throws Exception {
      long heap = Footprint.heap();
      return new Mark(heap, Footprint.residentKb(), Footprint.leakedReferences());
    }

    /** Bytes of heap, KB of resident memory, and references that native threads hold. */
    void sayGrowth(String whose) throws Exception {
      Mark now = now();
      say(whose + "Heap", now.heap - heap);
      say(whose + "Kb", now.residentKb - residentKb);
      say(whose + "References", now.references - references);
    }
  }

  /** On a machine without a network. */
  private static void alone() throws Exception {
    Peer peer = Peer.create(PeerOptions.DEFAULT);
    DataChannels.of(peer).create("test", DataChannelOptions.DEFAULT);
    long start = System.nanoTime();
    peer.offer();
    try {
      peer.connected().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      System.out.println(e.getCause());
      say("milliseconds", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    end();
  }

  /** Leaves the JVM in some state of its peers; the parent looks at how it ends. */
  private static void exit(String when) throws Exception {
    if (when.equals("warm")) {
      FactoryPool.Warmth warmth = FactoryPool.shared().keepWarm();
      say("warm", 1);
      System.exit(warmth == null ? 1 : 7);
    }
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = answering();
    DataChannel channel = DataChannels.of(left).create("test", DataChannelOptions.DEFAULT);
    left.offer();
    InMemorySignaling.join(left, right);
    if (when.equals("connecting")) {
      say("connecting", 1);
      System.exit(7);
    }
    channel.opened().toCompletableFuture().get(20, TimeUnit.SECONDS);
    say("open", 1);
    switch (when) {
      case "sending" -> {
        DataChannels.of(right).onDataChannel(far -> far.onMessage(message -> {}));
        for (int i = 0; i < 200; i++) {
          send(channel);
        }
        System.exit(7);
      }
      case "open" -> System.exit(7);
      case "halt" -> Runtime.getRuntime().halt(7);
      case "closed" -> {
        left.close();
        right.close();
        // The main method ends; nothing must keep the JVM.
      }
      case "wait" -> Thread.sleep(60_000);
      default -> throw new IllegalArgumentException(when);
    }
  }

  private static void send(DataChannel channel) throws InterruptedException, ExecutionException {
    CompletableFuture<Void> sent = channel.send(new byte[65_536]).toCompletableFuture();
    if (sent.isCompletedExceptionally()) {
      sent.get();
    }
  }

  private static void say(String what, long value) {
    System.out.println(what + "=" + value);
    System.out.flush();
  }

  private static void end() {
    System.exit(0);
  }

  /** The bare library's factory, as ours makes it. */
  private static final class RawFactory implements AutoCloseable {
    private final HeadlessAudioDeviceModule audio = new HeadlessAudioDeviceModule();
    private final PeerConnectionFactory factory;

    RawFactory() {
      audio.initPlayout();
      audio.startPlayout();
      factory = new PeerConnectionFactory(audio);
    }

    @Override
    public void close() {
      try {
        factory.dispose();
      } catch (Error e) {
        // What leaked refers to it.
        System.err.println("The bare library's factory lives on: " + e.getMessage());
      }
      audio.stopPlayout();
      audio.dispose();
    }
  }
}
