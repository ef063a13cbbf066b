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

// Light bounces between close folds and takes the skin's colour at every bounce: what is dark there
// is dark red, not grey (Jimenez et al., Practical Real-Time Strategies for Accurate Indirect
// Occlusion, 2016).
vec3 bounced(float open, vec3 albedo) {
  vec3 a = 2.0404 * albedo - 0.3324;
  vec3 b = -4.7951 * albedo + 0.6417;
  vec3 c = 2.7552 * albedo + 0.6903;
  return max(vec3(open), ((open * a + b) * open + c) * open);
}

float lobe(vec3 normal, vec3 toLight, vec3 toEye, float power) {
  float cosine = max(dot(normal, normalize(toLight + toEye)), 0.0);
  return pow(cosine, power) * smoothstep(-0.05, 0.35, dot(normal, toLight));
}

struct Lit {
  vec3 diffuse;  // to be multiplied by the albedo
  vec3 shine;    // added to it
};

// Skin, or clay. `hollow` is -1 on a sharp ridge, +1 in a sharp fold; `open` the part of the sky seen.
Lit litSkin(vec3 normal, vec3 toEye, float hollow, float open, vec3 albedo, bool clay) {
  float fold = max(hollow, 0.0);
  float ridge = max(-hollow, 0.0);
  float sharp = min(fold + ridge, 1.0);
  vec3 sky = bounced(open, albedo);
  // The lights have some width: in a fold a part of each is hidden.
  vec3 reached = mix(vec3(1.0), sky, 0.55) * (1.0 - 0.30 * fold);
  // The sharper the curve, the more of the light comes out on its other side (after Penner 2011).
  vec3 wrap = clay ? vec3(0.22) : kSkinWrap * (0.80 + 0.75 * sharp);
  vec3 light = 0.88 * kKey * wrapped(dot(normal, keyDirection()), wrap);
  light += 0.22 * kFill * wrapped(dot(normal, fillDirection()), wrap);
  light += 0.10 * kRim * wrapped(dot(normal, rimDirection()), wrap);
  light *= reached;
  light += mix(0.22 * kFloor, 0.38 * kSky, normal.y * 0.5 + 0.5) * sky * (1.0 - 0.25 * fold);
  if (!clay) light *= mix(vec3(1.0), vec3(0.95, 0.84, 0.80), fold);
  light *= 1.0 + 0.04 * ridge;

  float facing = clamp(dot(normal, toEye), 0.0, 1.0);
  float grazing = pow(1.0 - facing, 4.0);
  float clear = open * open * (1.0 - 0.7 * fold);
  float shine = clay ? 0.012 * lobe(normal, keyDirection(), toEye, 6.0)
                     : 0.046 * lobe(normal, keyDirection(), toEye, 11.0) +
                           0.034 * lobe(normal, keyDirection(), toEye, 42.0) +
                           0.014 * lobe(normal, fillDirection(), toEye, 18.0);
  vec3 rim = kRim * grazing * (0.04 + 0.11 * max(dot(normal, rimDirection()), 0.0));
  return Lit(light, (kKey * shine + rim * (clay ? 0.5 : 1.0)) * clear);
}

const vec3 kInside = vec3(0.20, 0.185, 0.175);  // of an open scan: even, dull, clearly not skin
const vec3 kClay = vec3(0.560, 0.505, 0.455);
