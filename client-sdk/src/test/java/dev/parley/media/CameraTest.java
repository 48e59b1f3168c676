package dev.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraTest {
  private final FakeCameras system = new FakeCameras();
  private final MediaDevices devices =
      new MediaDevices(List.of(new CameraDevices(system)), List.of());

  private VideoTrack open(VideoConstraints wanted) throws Exception {
    return devices.getUserMedia(new MediaConstraints(null, wanted)).get().video().orElseThrow();
  }

  private void assertFails(VideoConstraints wanted, Class<? extends MediaException> error) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> open(wanted))
        .withCauseInstanceOf(error);
  }

  @Test
  void areListedWithWhereTheyLook() throws Exception {
    assertThat(devices.enumerateDevices().get())
        .contains(
            new MediaDevice(
                "camera:/dev/video0",
                DeviceKind.VIDEO_INPUT,
                "Integrated Front Camera",
                Facing.USER),
            new MediaDevice(
                "camera:/dev/video2", DeviceKind.VIDEO_INPUT, "Rear Camera", Facing.ENVIRONMENT),
            new MediaDevice(
                "camera:/dev/video4", DeviceKind.VIDEO_INPUT, "Capture card", Facing.UNKNOWN));
  }

  @Test
  void labelsTellWhereTheyLookOnlyIfTheySaySo() {
    assertThat(CameraDevices.facing("FaceTime HD Camera")).isEqualTo(Facing.USER);
    assertThat(CameraDevices.facing("Surface Camera Rear")).isEqualTo(Facing.ENVIRONMENT);
    assertThat(CameraDevices.facing("Backlit Webcam")).isEqualTo(Facing.UNKNOWN);
    assertThat(CameraDevices.facing("Front and back")).isEqualTo(Facing.UNKNOWN);
  }

  @Test
  void whatTheyCanDoDecides() throws Exception {
    open(VideoConstraints.ANY.withFacing(ChoiceConstraint.exact(Facing.ENVIRONMENT))).stop();
    open(VideoConstraints.ANY).stop();
    open(VideoConstraints.ANY.withSize(NumberConstraint.ideal(1300), NumberConstraint.ideal(700)))
        .stop();
    open(VideoConstraints.ANY.withDeviceId(ChoiceConstraint.exact("camera:/dev/video4"))).stop();
    assertThat(system.opened)
        .containsExactly(
            new VideoMode(1920, 1080, 60),
            new VideoMode(640, 480, 30),
            new VideoMode(1280, 720, 30),
            new VideoMode(640, 480, 30));
    assertFails(
        VideoConstraints.ANY.withFrameRate(NumberConstraint.exact(90)),
        OverconstrainedException.class);
  }

  @Test
  void runsFromOpenToStop() throws Exception {
    for (int i = 0; i < 100; i++) {
      VideoTrack track = open(VideoConstraints.ANY);
      assertThat(system.running).hasValue(1);
      // Before there is a sink, pictures are dropped.
      system.see();
      AtomicInteger seen = new AtomicInteger();
      track.addSink(frame -> seen.incrementAndGet(), Runnable::run);
      system.see();
      assertThat(seen).hasValue(1);
      track.stop();
      system.see();
      assertThat(seen).hasValue(1);
      assertThat(system.running).hasValue(0);
    }
    LocalMedia unused =
        devices.getUserMedia(new MediaConstraints(null, VideoConstraints.ANY)).get();
    unused.close();
    assertThat(system.running).hasValue(0);
  }

  @Test
  void endsItsTrackWhenItIsUnplugged() throws Exception {
    VideoTrack track = open(VideoConstraints.ANY);
    track.addSink(frame -> {}, Runnable::run);
    system.present.clear();
    await().until(() -> track.state() == TrackState.ENDED);
    assertThat(system.running).hasValue(0);
  }

  @Test
  void endsItsTrackWhenItsCaptureEnds() throws Exception {
    VideoTrack track = open(VideoConstraints.ANY);
    track.addSink(frame -> {}, Runnable::run);
    system.gone.run();
    assertThat(track.state()).isEqualTo(TrackState.ENDED);
    VideoTrack late = open(VideoConstraints.ANY);
    system.gone.run();
    late.addSink(frame -> {}, Runnable::run);
    assertThat(late.state()).isEqualTo(TrackState.ENDED);
  }

  @Test
  void errorsAreNamed() {
    system.inUse = true;
    assertFails(VideoConstraints.ANY, DeviceInUseException.class);
    system.present.clear();
    system.forbidden.add(FakeCameras.FRONT);
    assertFails(VideoConstraints.ANY, DeviceNotAllowedException.class);
    system.forbidden.clear();
    assertFails(VideoConstraints.ANY, DeviceNotFoundException.class);
  }

  @Test
  void changesAreTold() throws Exception {
    List<List<MediaDevice>> told = new CopyOnWriteArrayList<>();
    CameraDevices cameras = new CameraDevices(system);
    AtomicInteger looks = new AtomicInteger();
    DeviceWatch watch =
        DevicePoll.start(
            () -> {
              looks.incrementAndGet();
              return cameras.devices();
            },
            told::add,
            Runnable::run,
            10);
    await().until(() -> looks.get() > 3);
    assertThat(told).isEmpty();
    system.present.remove(FakeCameras.BACK);
    await().until(() -> told.size() == 1);
    assertThat(told.get(0)).hasSize(2);
    system.present.add(FakeCameras.BACK);
    await().until(() -> told.size() == 2);
    watch.close();
    system.present.clear();
    int before = looks.get();
    assertThat(told).hasSize(2);
    assertThat(looks.get()).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void aMachineWithoutCamerasNeedsNoNativeLibrary(@TempDir Path directory) throws Exception {
    assertThat(new NativeCameras(true, directory.resolve("none")).cameras()).isEmpty();
    assertThat(new NativeCameras(true, directory).cameras()).isEmpty();
    assertThat(new NativeCameras(true, directory).forbidden()).isEmpty();
    Files.createDirectories(directory.resolve("v4l-touch0"));
    assertThat(new NativeCameras(true, directory).cameras()).isEmpty();
    Files.createDirectories(directory.resolve("video7"));
    assertThat(LinuxVideo.nodes(directory)).containsExactly("video7");
  }
}
