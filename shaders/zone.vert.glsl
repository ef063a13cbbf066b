layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in vec4 aInside;  // blocked, caution

out vec3 vNormal;
out vec2 vInside;

void main() {
  vNormal = aNormal.xyz;
  vInside = aInside.xy;
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
