// Shared by every shader: the camera, colours, and the studio light. Put before each file by the
// program; lengths in mm, world axes: +X the client's left, +Y up, +Z forward.

uniform mat4 uViewProjection;
uniform vec3 uEye;
uniform vec3 uRight;
uniform vec3 uUp;
uniform vec3 uBack;
uniform vec2 uSizePx;
uniform float uPixelScale;
uniform float uMmPerPixelPerMm;

vec3 toLinear(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(vec3(0.04045), c));
}

// The one gamma at the end. A soft shoulder keeps bright skin from burning out.
vec3 toScreen(vec3 c) {
  c = max(c, 0.0);
  vec3 over = max(c - 0.72, 0.0);
  c = min(c, 0.72) + over / (1.0 + over * 2.6);
  c = min(c, 1.0);
  return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), c));
}

// Lights stand still beside the camera.
vec3 keyDirection() { return normalize(uRight * -0.50 + uUp * 0.62 + uBack * 0.72); }
vec3 fillDirection() { return normalize(uRight * 0.85 + uUp * 0.10 + uBack * 0.55); }
vec3 rimDirection() { return normalize(uRight * 0.55 + uUp * 0.75 + uBack * -0.62); }

const vec3 kKey = vec3(1.00, 0.965, 0.915);
const vec3 kFill = vec3(0.90, 0.945, 1.00);
const vec3 kRim = vec3(1.00, 0.985, 0.96);
const vec3 kSky = vec3(0.97, 0.985, 1.00);
const vec3 kFloor = vec3(0.98, 0.90, 0.84);

// Light that travels under the skin before it leaves wraps round the form, red furthest.
vec3 wrapped(float cosine, vec3 wrap) {
  vec3 x = clamp((vec3(cosine) + wrap) / (1.0 + wrap), 0.0, 1.0);
  return x * x * (1.6 - 0.6 * x);
}

// Diffuse light that reaches a place. `wrap` grows with softness, `open` is 1 where nothing is near.
vec3 diffuseLight(vec3 normal, vec3 wrap, float open) {
  vec3 light = 0.86 * kKey * wrapped(dot(normal, keyDirection()), wrap);
  light += 0.24 * kFill * wrapped(dot(normal, fillDirection()), wrap);
  light += 0.10 * kRim * wrapped(dot(normal, rimDirection()), wrap);
  light += mix(0.20 * kFloor, 0.34 * kSky, normal.y * 0.5 + 0.5) * open;
  return light;
}

const vec3 kSkinWrap = vec3(0.48, 0.30, 0.24);
