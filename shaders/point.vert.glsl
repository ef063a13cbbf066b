layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in vec4 aColor;  // alpha 1: a disc, 0: a cross
layout(location = 3) in uvec2 aCues;  // what is told of the point, and how opaque it is

uniform int uClient;
uniform float uSpacingMm;  // 0: not known

out vec2 vPlacePx;  // from the disc's middle
flat out float vRadiusPx;
flat out vec3 vColor;
flat out float vVisible;
flat out int vCross;
flat out uint vCues;
flat out vec2 vDepths;  // of skin that hides nothing, and of skin that hides all: 0 to 1
flat out float vBehind;  // 1: the figure is before its middle

uniform int uSoft;  // 1: uDepth holds the skin's depths
uniform int uHidden;
uniform sampler2D uDepth;

void main() {
  bool cross = aColor.a < 0.5;
  vec3 normal = aNormal.xyz;
  bool known = dot(normal, normal) > 0.25;
  normal = known ? normalize(normal) : uBack;
  vec3 center = aPosition;
  vec3 toEye = uEye - center;
  float depth = max(dot(toEye, uBack), 1e-3);
  toEye = normalize(toEye);
  float mmPerPixel = depth * uMmPerPixelPerMm;
  bool asked = (aCues.x & 8u) != 0u;
  float least = cross ? 4.0 : (uClient == 1 ? 2.6 : (asked ? 6.5 : 5.0));
  float size = cross ? 1.0 : (uClient == 1 ? 0.7 : 1.2);
  // Never so large that neighbours touch, but never less than two pixels.
  float room = uSpacingMm > 0.0 ? max(0.36 * uSpacingMm / mmPerPixel, 2.0 * uPixelScale) : 1e9;
  vRadiusPx = min(max(size / mmPerPixel, least * uPixelScale), room);

  // Turned away from the eye: fades out before the skin's edge would cut the disc.
  float facing = dot(normal, toEye);
  float opacity = float(aCues.y) / 255.0;
  vVisible = (known ? smoothstep(0.06, 0.24, facing) : 1.0) * opacity;
  vCross = cross ? 1 : 0;
  vColor = aColor.rgb;

  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  vCues = aCues.x;
  // Rings and bars lie outside the disc.
  float beside = vCues == 0u ? 1.5 : 9.0;
  vPlacePx = corner * (vRadiusPx + beside * uPixelScale);
  vec4 place = uViewProjection * vec4(center, 1.0);
  // Skin that leans towards the eye inside the disc must not cut it: compare at a depth that is
  // nearer by as much as the skin can rise under the disc.
  float lean = min(sqrt(max(1.0 - facing * facing, 0.0)) / max(facing, 0.05), 3.0);
  float slope = known ? lean : 1.5;
  float radiusMm = vRadiusPx * mmPerPixel;
  float rise = 0.5 + radiusMm * (0.35 + slope);
  vec4 nearer = uViewProjection * vec4(center + toEye * rise, 1.0);
  vec4 hidden = uViewProjection * vec4(center + toEye * (rise + 3.0), 1.0);
  vDepths = vec2(nearer.z / nearer.w, hidden.z / hidden.w) * 0.5 + 0.5;
  vBehind = 0.0;
  if (uSoft == 1) {
    ivec2 pixel = ivec2((place.xy / max(place.w, 1e-6) * 0.5 + 0.5) * uSizePx);
    float skin = texelFetch(uDepth, clamp(pixel, ivec2(0), ivec2(uSizePx) - 1), 0).r;
    bool away = known && facing < 0.06;
    vBehind = away ? 1.0 : 1.0 - smoothstep(vDepths.y, vDepths.x, skin);
    // Asked for, what is hidden is a faint ring. Else a disc whose middle is hidden is none.
    if ((uHidden == 1 || uLens.z > 0.0) && !cross && uClient == 0) {
      vVisible = max(vVisible, opacity * vBehind);
    } else {
      vVisible *= 1.0 - vBehind;
    }
  }
  place.xy += vPlacePx * 2.0 / uSizePx * place.w;
  place.z = nearer.z / nearer.w * place.w;
  if (vVisible <= 0.0 || place.w <= 0.0) place = vec4(2.0, 2.0, 2.0, 1.0);
  gl_Position = place;
}
