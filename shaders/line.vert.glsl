layout(location = 0) in vec3 aFrom;
layout(location = 1) in vec3 aTo;
layout(location = 2) in vec4 aNormal;
layout(location = 3) in vec4 aColor;  // alpha 1: dotted
layout(location = 4) in float aAlongMm;

uniform float uHalfWidthPx;

out float vAcrossPx;
out float vAlongMm;
flat out float vMmPerPixel;
flat out vec3 vColor;
flat out float vVisible;
flat out int vDotted;

void main() {
  bool end = (gl_VertexID >> 1) == 1;
  float side = (gl_VertexID & 1) == 1 ? 1.0 : -1.0;
  vec3 normal = aNormal.xyz;
  bool known = dot(normal, normal) > 0.25;
  normal = known ? normalize(normal) : uBack;
  // Lifted a little, and compared at a depth nearer by about two pixels: skin that leans must not
  // cut the line.
  vec3 here = (end ? aTo : aFrom) + normal * 0.2;
  vec3 toEye = uEye - here;
  vMmPerPixel = max(dot(toEye, uBack), 1e-3) * uMmPerPixelPerMm;
  toEye = normalize(toEye);
  float facing = dot(normal, toEye);
  vVisible = known ? smoothstep(0.02, 0.16, facing) : 1.0;

  vec4 from = uViewProjection * vec4(aFrom + normal * 0.2, 1.0);
  vec4 to = uViewProjection * vec4(aTo + normal * 0.2, 1.0);
  vec2 along = (to.xy / to.w - from.xy / from.w) * uSizePx;
  float length2 = dot(along, along);
  vec2 across = length2 > 1e-12 ? vec2(-along.y, along.x) * inversesqrt(length2) : vec2(1.0, 0.0);

  float halfPx = uHalfWidthPx + 1.0 * uPixelScale;
  vec4 place = end ? to : from;
  vec4 nearer = uViewProjection * vec4(here + toEye * (0.3 + 2.0 * vMmPerPixel), 1.0);
  place.xy += across * side * halfPx * 2.0 / uSizePx * place.w;
  place.z = nearer.z / nearer.w * place.w;
  if (vVisible <= 0.0 || from.w <= 0.0 || to.w <= 0.0) place = vec4(2.0, 2.0, 2.0, 1.0);
  gl_Position = place;

  vAcrossPx = side * halfPx;
  vAlongMm = aAlongMm + (end ? distance(aFrom, aTo) : 0.0);
  vColor = aColor.rgb;
  vDotted = aColor.a > 0.5 ? 1 : 0;
}
