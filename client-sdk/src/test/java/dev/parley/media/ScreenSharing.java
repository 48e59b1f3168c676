package dev.parley.media;

import dev.parley.peer.InMemorySignaling;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerOptions;
import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/**
 * What {@link ScreenIT} runs: shows numbers on the whole screen, sends the screen, and ends with 0
 * when the other side has seen them.
 */
final class ScreenSharing {
  static final int NO_AWT = 77;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private ScreenSharing() {}

  public static void main(String[] args) throws Exception {
    try {
      GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
    } catch (LinkageError | AWTError | java.awt.HeadlessException e) {
      System.out.println("No AWT: " + e);
      System.exit(NO_AWT);
    }
    VideoView view = showFullScreen();
    MediaDevices devices = MediaDevices.synthetic();
    System.out.println(devices.enumerateDevices().get());
    VideoTrack screen = devices.getDisplayMedia(VideoConstraints.ANY).get();
    System.out.println(screen.label());
    Peer left = Peer.create(PeerOptions.DEFAULT);
    Peer right = Peer.create(PeerOptions.DEFAULT);
    AtomicInteger seen = new AtomicInteger(-1);
    PeerMedia.of(right)
        .onTrack(
            track ->
                ((RemoteVideoTrack) track)
                    .addSink(
                        frame -> {
                          OptionalInt number = FrameCounterReader.read(frame);
                          number.ifPresent(seen::set);
                        }));
    PeerMedia.of(left).add(screen);
    left.offer();
    InMemorySignaling.join(left, right);
    right.connected().toCompletableFuture().get(20, TimeUnit.SECONDS);
    boolean ok = true;
    for (int number : new int[] {4711, 815, 0xabcdef}) {
      ok &= isSeen(view, seen, number);
    }
    screen.stop();
    left.close();
    left.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
    right.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
    System.exit(ok ? 0 : 1);
  }

  private static VideoView showFullScreen() throws Exception {
    VideoView view = new VideoView();
    SwingUtilities.invokeAndWait(
        () -> {
          JFrame frame = new JFrame();
          frame.setUndecorated(true);
          Dimension size = frame.getToolkit().getScreenSize();
          frame.add(view);
          frame.setBounds(0, 0, size.width, size.height);
          frame.setVisible(true);
        });
    return view;
  }

  private static boolean isSeen(VideoView view, AtomicInteger seen, int number)
      throws InterruptedException {
    TestPattern pattern = new TestPattern(640, 480);
    long start = System.nanoTime();
    while (System.nanoTime() - start < LIMIT_NANOS) {
      view.onVideo(pattern.draw(number, 0));
      if (seen.get() == number) {
        System.out.println(
            "Seen " + number + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        return true;
      }
      Thread.sleep(20);
    }
    System.out.println("Not seen: " + number + ", but " + seen);
    return false;
  }
}
