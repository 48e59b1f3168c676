package dev.parley.media;

import dev.parley.peer.InMemorySignaling;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What {@link CameraIT} runs with the preloaded camera: chooses it by constraints, sends what it
 * sees to another peer, starts and stops it many times, has it in use, and unplugs it.
 */
final class CameraSharing {
  private static final int CYCLES = 8;

  private final Path file;
  private final MediaDevices devices;

  private CameraSharing(Path classes) {
    this.file = classes.resolve("video0").resolve("name");
    this.devices =
        new MediaDevices(List.of(new CameraDevices(new NativeCameras(true, classes))), List.of());
  }

  public static void main(String[] args) {
    int status = 1;
    try {
      CameraSharing test = new CameraSharing(Path.of(args[0]));
      test.isListedWithWhatItCanDo();
      test.isSeenByTheOtherSide();
      test.startsAndStops();
      test.isInUse();
      test.stopsFromWithinItsSink();
      test.isUnplugged();
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace(System.out);
    }
    System.out.flush();
    System.exit(status);
  }

  private static void check(boolean condition, Object what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  private static MediaConstraints video(VideoConstraints wanted) {
    return new MediaConstraints(null, wanted);
  }

  private VideoTrack open(VideoConstraints wanted) {
    return devices.getUserMedia(video(wanted)).join().video().orElseThrow();
  }

  private Throwable failure() {
    try {
      open(VideoConstraints.ANY).stop();
      return new AssertionError("opened");
    } catch (CompletionException e) {
      return e.getCause();
    }
  }

  private void isListedWithWhatItCanDo() {
    MediaDevice camera =
        new MediaDevice(
            "camera:/dev/video0", DeviceKind.VIDEO_INPUT, "Preloaded front camera", Facing.USER);
    List<MediaDevice> listed =
        devices.enumerateDevices().join().stream()
            .filter(device -> device.kind() == DeviceKind.VIDEO_INPUT)
            .toList();
    check(listed.equals(List.of(camera)), listed);
    List<VideoMode> modes = new CameraDevices(new NativeCameras(true, classes())).modes(camera);
    check(
        modes.equals(
            List.of(
                new VideoMode(320, 240, 15),
                new VideoMode(320, 240, 30),
                new VideoMode(640, 480, 15),
                new VideoMode(640, 480, 30))),
        modes);
  }

  private Path classes() {
    return file.getParent().getParent();
  }

  private void isSeenByTheOtherSide() throws Exception {
    VideoTrack track =
        open(
            VideoConstraints.ANY
                .withFacing(ChoiceConstraint.exact(Facing.USER))
                .withSize(NumberConstraint.exact(320), NumberConstraint.exact(240)));
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = Peer.create(PeerOptions.DEFAULT);
    CountDownLatch growing = new CountDownLatch(50);
    AtomicInteger luma = new AtomicInteger();
    PeerMedia.of(right)
        .onTrack(
            remote ->
                ((RemoteVideoTrack) remote)
                    .addSink(
                        frame -> {
                          int now = frame.meanLuma(0, 0, frame.width(), frame.height());
                          if (frame.width() * 3 == frame.height() * 4 && now > luma.get()) {
                            growing.countDown();
                          }
                          luma.set(now);
                        }));
    PeerMedia.of(left).add(track);
    left.offer();
    InMemorySignaling.join(left, right);
    check(growing.await(30, TimeUnit.SECONDS), "the pictures do not grow lighter: " + luma);
    System.out.println("Seen on the other side, luma " + luma);
    track.stop();
    left.close();
    left.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
    right.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private void startsAndStops() throws Exception {
    cycle();
    long files = openFiles();
    long start = System.nanoTime();
    for (int i = 0; i < CYCLES; i++) {
      cycle();
    }
    long after = openFiles();
    System.out.printf(
        "%d cycles in %d ms, open files %d before, %d after, threads %s%n",
        CYCLES, (System.nanoTime() - start) / 1_000_000, files, after, Thread.activeCount());
    check(after <= files + 2, "open files: " + files + " before, " + after + " after");
  }

  private void cycle() throws InterruptedException {
    VideoTrack track = open(VideoConstraints.ANY);
    CountDownLatch seen = new CountDownLatch(1);
    track.addSink(frame -> seen.countDown(), Runnable::run);
    check(seen.await(10, TimeUnit.SECONDS), "no picture");
    track.stop();
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }

  private void isInUse() throws Exception {
    Files.writeString(file, "busy");
    Throwable failure = failure();
    check(failure instanceof DeviceInUseException, failure);
    Files.writeString(file, "camera");
    cycle();
  }

  private void stopsFromWithinItsSink() throws Exception {
    VideoTrack track = open(VideoConstraints.ANY);
    CountDownLatch ended = new CountDownLatch(1);
    track.onEnded(ended::countDown);
    track.addSink(frame -> track.stop(), Runnable::run);
    check(ended.await(10, TimeUnit.SECONDS), "not ended");
    cycle();
  }

  private void isUnplugged() throws Exception {
    VideoTrack track = open(VideoConstraints.ANY);
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    track.onEnded(ended::countDown);
    track.addSink(frame -> {}, Runnable::run);
    try (DeviceWatch watch = devices.onDeviceChange(list -> told.countDown(), Runnable::run)) {
      // Two looks make a change, so the first must have been.
      Thread.sleep(500);
      Files.delete(file);
      Files.delete(file.getParent());
      check(ended.await(10, TimeUnit.SECONDS), "the track of a camera that is gone goes on");
      check(told.await(10, TimeUnit.SECONDS), "nobody was told of the change");
      check(watch != null, "closed");
    }
    check(track.state() == TrackState.ENDED, track.state());
    Throwable failure = failure();
    check(failure instanceof DeviceNotFoundException, failure);
  }
}
