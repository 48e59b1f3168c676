/*
 * A camera for machines that have none, to be preloaded: answers for /dev/video0 as a driver of
 * Video4Linux does, and lets udev list it. Pictures are YUYV of 320 x 240 or 640 x 480, all of one
 * luma that grows by one with each. The environment says more:
 *
 *   PARLEY_CAMERA_FILE  the camera is plugged in as long as this file exists, and in use if the
 *                       file's first byte is 'b'
 *
 * The device's descriptor is a timer's, so that waiting for it needs no help.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define NODE "/dev/video0"
#define SYSFS "/sys/class/video4linux/video0"
#define FDS 1024
#define BUFFERS 8

static struct device {
  int used;
  uint32_t width, height;
  uint32_t count;
  size_t size;
  uint8_t *memory[BUFFERS];
  int queued[BUFFERS];
  uint32_t next;
  uint32_t sequence;
} devices[FDS];

static int (*real_open)(const char *, int, ...);
static int (*real_open64)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_ioctl)(int, unsigned long, ...);
static void *(*real_mmap)(void *, size_t, int, int, int, off64_t);

__attribute__((constructor)) static void load(void) {
  real_open = dlsym(RTLD_NEXT, "open");
  real_open64 = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_ioctl = dlsym(RTLD_NEXT, "ioctl");
  real_mmap = dlsym(RTLD_NEXT, "mmap64");
}

/* 0: unplugged, else the first byte of the file. */
static int state(void) {
  const char *path = getenv("PARLEY_CAMERA_FILE");
  FILE *file = path ? fopen(path, "r") : NULL;
  if (!file) return 0;
  int first = fgetc(file);
  fclose(file);
  return first == EOF ? ' ' : first;
}

static struct device *of(int fd) {
  return fd >= 0 && fd < FDS && devices[fd].used ? &devices[fd] : NULL;
}

static int open_camera(void) {
  if (!state()) {
    errno = ENODEV;
    return -1;
  }
  int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  if (fd >= FDS) abort();
  if (fd >= 0) {
    memset(&devices[fd], 0, sizeof devices[fd]);
    devices[fd].used = 1;
    devices[fd].width = 640;
    devices[fd].height = 480;
  }
  return fd;
}

#define OPEN(name)                                     \
  int name(const char *path, int flags, ...) {         \
    va_list args;                                      \
    va_start(args, flags);                             \
    int mode = va_arg(args, int);                      \
    va_end(args);                                      \
    if (!real_##name) load();                          \
    if (!strcmp(path, NODE)) return open_camera();     \
    return real_##name(path, flags, mode);             \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (!real_close) load();
  struct device *device = of(fd);
  if (device) device->used = 0;
  return real_close(fd);
}

void *mmap64(void *at, size_t size, int prot, int flags, int fd, off64_t offset) {
  if (!real_mmap) load();
  struct device *device = of(fd);
  if (!device) return real_mmap(at, size, prot, flags, fd, offset);
  void *memory = real_mmap(NULL, size, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  device->memory[offset / 0x1000000] = memory;
  return memory;
}

static int fail(int error) {
  errno = error;
  return -1;
}

static void size(struct device *device, struct v4l2_pix_format *pix) {
  device->width = pix->width = pix->width > 480 ? 640 : 320;
  device->height = pix->height = pix->width == 640 ? 480 : 240;
  pix->pixelformat = V4L2_PIX_FMT_YUYV;
  pix->field = V4L2_FIELD_NONE;
  pix->bytesperline = pix->width * 2;
  pix->sizeimage = device->size = (size_t) pix->bytesperline * pix->height;
}

static int dequeue(int fd, struct device *device, struct v4l2_buffer *buffer) {
  uint64_t ticks;
  if (read(fd, &ticks, sizeof ticks) < 0) return fail(EAGAIN);
  if (!state()) return fail(ENODEV);
  for (uint32_t i = 0; i < device->count; i++) {
    uint32_t index = (device->next + i) % device->count;
    if (device->queued[index] && device->memory[index]) {
      device->queued[index] = 0;
      device->next = index + 1;
      uint8_t *at = device->memory[index];
      for (size_t pixel = 0; pixel < device->size / 2; pixel++) {
        at[2 * pixel] = 40 + device->sequence % 160;
        at[2 * pixel + 1] = 128;
      }
      buffer->index = index;
      buffer->bytesused = device->size;
      buffer->sequence = device->sequence++;
      buffer->flags = V4L2_BUF_FLAG_DONE;
      return 0;
    }
  }
  return fail(EAGAIN);
}

static int answer(int fd, struct device *device, unsigned long request, void *arg) {
  switch (request) {
    case VIDIOC_QUERYCAP: {
      struct v4l2_capability *cap = arg;
      memset(cap, 0, sizeof *cap);
      strcpy((char *) cap->driver, "parley");
      strcpy((char *) cap->card, "Preloaded front camera");
      strcpy((char *) cap->bus_info, "parley:0");
      cap->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
      cap->capabilities = cap->device_caps | V4L2_CAP_DEVICE_CAPS;
      return 0;
    }
    case VIDIOC_ENUM_FMT: {
      struct v4l2_fmtdesc *format = arg;
      if (format->index > 0 || format->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return fail(EINVAL);
      format->pixelformat = V4L2_PIX_FMT_YUYV;
      return 0;
    }
    case VIDIOC_ENUM_FRAMESIZES: {
      struct v4l2_frmsizeenum *sizes = arg;
      if (sizes->index > 1 || sizes->pixel_format != V4L2_PIX_FMT_YUYV) return fail(EINVAL);
      sizes->type = V4L2_FRMSIZE_TYPE_DISCRETE;
      sizes->discrete.width = sizes->index ? 640 : 320;
      sizes->discrete.height = sizes->index ? 480 : 240;
      return 0;
    }
    case VIDIOC_ENUM_FRAMEINTERVALS: {
      struct v4l2_frmivalenum *intervals = arg;
      if (intervals->index > 1) return fail(EINVAL);
      intervals->type = V4L2_FRMIVAL_TYPE_DISCRETE;
      intervals->discrete.numerator = 1;
      intervals->discrete.denominator = intervals->index ? 30 : 15;
      return 0;
    }
    case VIDIOC_G_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_TRY_FMT:
      if (state() == 'b') return fail(EBUSY);
      size(device, &((struct v4l2_format *) arg)->fmt.pix);
      return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: {
      struct v4l2_captureparm *capture = &((struct v4l2_streamparm *) arg)->parm.capture;
      capture->capability = V4L2_CAP_TIMEPERFRAME;
      if (!capture->timeperframe.denominator) {
        capture->timeperframe.numerator = 1;
        capture->timeperframe.denominator = 30;
      }
      return 0;
    }
    case VIDIOC_REQBUFS: {
      struct v4l2_requestbuffers *wanted = arg;
      if (wanted->count > BUFFERS) wanted->count = BUFFERS;
      device->count = wanted->count;
      return 0;
    }
    case VIDIOC_QUERYBUF: {
      struct v4l2_buffer *buffer = arg;
      buffer->length = device->size;
      buffer->m.offset = buffer->index * 0x1000000;
      return 0;
    }
    case VIDIOC_QBUF:
      device->queued[((struct v4l2_buffer *) arg)->index] = 1;
      return 0;
    case VIDIOC_DQBUF:
      return dequeue(fd, device, arg);
    case VIDIOC_STREAMON:
    case VIDIOC_STREAMOFF: {
      struct itimerspec pace = {0};
      if (request == VIDIOC_STREAMON) {
        pace.it_value.tv_nsec = pace.it_interval.tv_nsec = 33333333;
      }
      return timerfd_settime(fd, 0, &pace, NULL);
    }
    default:
      return fail(ENOTTY);
  }
}

int ioctl(int fd, unsigned long request, ...) {
  va_list args;
  va_start(args, request);
  void *arg = va_arg(args, void *);
  va_end(args);
  if (!real_ioctl) load();
  struct device *device = of(fd);
  return device ? answer(fd, device, request & 0xffffffff, arg) : real_ioctl(fd, request, arg);
}

/* udev, as far as a list of one device goes. */

struct udev_enumerate;
struct udev_list_entry;
struct udev_device;
struct udev;

static char entry, node;

struct udev_list_entry *udev_enumerate_get_list_entry(struct udev_enumerate *enumerate) {
  (void) enumerate;
  return state() ? (struct udev_list_entry *) &entry : NULL;
}

struct udev_list_entry *udev_list_entry_get_next(struct udev_list_entry *from) {
  (void) from;
  return NULL;
}

const char *udev_list_entry_get_name(struct udev_list_entry *from) {
  (void) from;
  return SYSFS;
}

struct udev_device *udev_device_new_from_syspath(struct udev *udev, const char *path) {
  (void) udev;
  (void) path;
  return (struct udev_device *) &node;
}

const char *udev_device_get_devnode(struct udev_device *device) {
  (void) device;
  return NODE;
}

struct udev_device *udev_device_unref(struct udev_device *device) {
  (void) device;
  return NULL;
}
